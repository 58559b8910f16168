"""A temperature check: it is heard, and decides nothing."""

import pytest

from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.models import Cast, Count, Decision, Feeling, Mode, Urn
from eachother.decisions.tests import balloting as vote
from eachother.decisions.tests import make
from eachother.people.models import Person
from eachother.people.problems import Conflict

COLD = "My hands are cold enough as it is."


def test_the_whole_way_by_its_forms(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    sent = {"question": vote.QUESTION, "words": "", "kind": "temperature", "mode": "named"}
    make.signed_in_as(wren).post(f"/circles/{circle.ref}/decisions/new", sent)
    decision = Decision.objects.get()
    assert make.stands(decision)[0] == "asking", "it asks at once"
    assert "This decides nothing." in vote.page(juniper, decision)
    for person, warmth in ((wren, "warm"), (juniper, "warm"), (otter, "cool")):
        given = {"round": "1", "warmth": warmth, "words": COLD if person == otter else ""}
        assert vote.post(person, decision, "/voice", given).status_code == 302
    assert make.stands(decision) == ("closed", "heard")
    shown = vote.page(wren, decision)
    assert "Warm to it 2 people" in shown and "Cool 1 person" in shown and "In between nobody" in shown
    assert COLD in shown
    assert "It was never meant to decide anything." in shown
    spread = shown[shown.index("How warm people were") : shown.index(COLD) + len(COLD)]
    assert "Otter" not in spread and "Juniper" not in spread


def test_the_spread_is_shown_to_who_has_spoken_and_when_three_have(
    circle: Circle, wren: Person, juniper: Person, otter: Person
) -> None:
    from eachother.circles import actions as circles  # noqa: PLC0415

    circles.join(circle, by=make.someone("Elm"))
    decision = vote.a_temperature(wren, circle)
    vote.says(wren, decision, {"warmth": "cool"})
    vote.says(juniper, decision, {"warmth": "warm"})
    assert "Fewer than 3 have spoken." in vote.page(wren, decision)
    vote.says(otter, decision, {"warmth": "warm"})
    assert "Warm to it 2 people" in vote.page(wren, decision)
    assert "Warm to it 2 people" not in vote.page(make.someone("Ash"), decision)


def test_one_can_say_otherwise(circle: Circle, wren: Person) -> None:
    decision = vote.a_temperature(wren, circle)
    vote.says(wren, decision, {"warmth": "cool", "words": COLD})
    vote.says(wren, decision, {"warmth": "between", "words": ""})
    assert list(Feeling.objects.values_list("warmth", "words")) == [("between", "")]


def test_when_its_time_is_over_it_was_heard_however_few_spoke(circle: Circle, wren: Person) -> None:
    decision = vote.a_temperature(wren, circle)
    vote.says(wren, decision, {"warmth": "cool"})
    vote.time_is_over(decision)
    assert make.stands(decision) == ("closed", "heard")
    assert "Fewer than 3 have spoken." in vote.page(wren, decision)


def test_in_secret_the_spread_is_shown_only_afterwards(
    circle: Circle, wren: Person, juniper: Person, otter: Person
) -> None:
    decision = vote.a_temperature(wren, circle, mode=Mode.SECRET)
    looked = vote.post(wren, decision, "/ballot", {"round": "1", "warmth": "cool", "words": COLD})
    assert "Is this your ballot?" in looked.text and "Cool" in looked.text
    vote.says(wren, decision, {"warmth": "cool", "words": COLD})
    vote.says(juniper, decision, {"warmth": "cool"})
    with pytest.raises(Conflict, match="voted-already"):
        vote.says(wren, decision, {"warmth": "warm"})
    assert COLD not in vote.page(wren, decision) and "2 people have spoken." in vote.page(wren, decision)
    vote.says(otter, decision, {"warmth": "warm"})
    assert "Cool 2 people" in vote.page(wren, decision)
    assert COLD in vote.page(otter, decision)
    assert (Urn.objects.get().ballots, Cast.objects.count(), Feeling.objects.count()) == ([], 3, 0)
    assert Count.objects.get().result["cool"] == 2


def test_it_has_to_be_one_of_five(circle: Circle, wren: Person) -> None:
    decision = vote.a_temperature(wren, circle)
    answer = vote.post(wren, decision, "/voice", {"round": "1", "warmth": "boiling", "words": COLD})
    assert answer.status_code == 422
    assert "Please choose one of these." in answer.text and COLD in answer.text


def test_words_go_along_with_who_takes_theirs(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = vote.a_temperature(wren, circle)
    vote.says(juniper, decision, {"warmth": "cool", "words": COLD})
    actions.leave_circle(circle, juniper, takes_words=True)
    assert Feeling.objects.get().words == ""
