"""What is left of somebody's asks and offers when they go, and when a line is drawn."""

import pytest

from eachother.circles import actions as circles
from eachother.circles.models import Readers
from eachother.exchange import actions, portability
from eachother.exchange.models import Afterword, Answer, Audience, Round, Slip, Way
from eachother.exchange.tests import make
from eachother.notices.models import Notice
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.search.models import Entry


def everything_between(wren: Person, heron: Person) -> Answer:
    """Wren asked, Heron answered, it was taken up, both said something; and the other way about."""
    for writer, other in ((wren, heron), (heron, wren)):
        slip = make.a_slip(writer, f"{writer.name} asks")
        answer = make.taken_up(slip, other)
        for one in (writer, other):
            actions.say_afterwards(answer, Way.GAVE, f"{one.name} gave", Audience.OTHER, by=one)
            actions.say_afterwards(answer, Way.RECEIVED, f"{one.name} received", Audience.ALL, by=one)
        Round.objects.create(slip=slip, person=other)
    return Answer.objects.get(by=heron)


def test_they_take_along_what_is_theirs_and_was_said_to_them(wren: Person, heron: Person) -> None:
    everything_between(wren, heron)
    taken = portability.export(heron)
    assert [one["words"] for one in taken["asks_and_offers"]] == ["Heron asks"]
    assert [one["taken_up"] for one in taken["answered"]] == [True]
    assert len(taken["came_round"]) == 1
    assert {one["words"] for one in taken["said_afterwards"]} == {"Heron gave", "Heron received"}
    assert {one["words"] for one in taken["was_told_afterwards"]} == {"Wren gave", "Wren received"}


def test_nothing_of_theirs_stays_but_what_others_said(wren: Person, heron: Person) -> None:
    everything_between(wren, heron)
    actions.forget(heron)
    actions.forget(heron)
    assert not Slip.objects.filter(by=heron).exists()
    assert not Answer.objects.exists()
    assert not Round.objects.exists()
    assert {said.by for said in Afterword.objects.all()} == {wren}
    assert {said.other for said in Afterword.objects.all()} == {None}
    assert Entry.objects.filter(kind="a").count() == 1
    assert "Wren gave" in make.seen_by(wren, "/me/giving")


@pytest.mark.parametrize("by", ["wren", "heron"])
def test_after_a_block_nothing_is_left_between_the_two(wren: Person, heron: Person, by: str) -> None:
    everything_between(wren, heron)
    one, other = (wren, heron) if by == "wren" else (heron, wren)
    people.block(other, by=one)
    for rows in (Answer, Round, Notice):
        assert not rows.objects.exists()
    assert {said.audience for said in Afterword.objects.all()} == {Audience.ALL}
    for path in ("/asks/afterwards", "/me/giving", "/asks/mine", f"/asks/{Slip.objects.get(by=wren).ref}"):
        assert "Heron" not in make.seen_by(wren, path)


def test_whoever_leaves_a_circle_has_nothing_up_there(wren: Person, heron: Person, otter: Person) -> None:
    circle = make.a_circle(wren, heron, otter)
    hers, kept = make.a_slip(heron, "Heron asks", circle=circle), make.a_slip(heron, "To everybody")
    wrens = make.a_slip(wren, circle=circle)
    make.an_answer(wrens, heron)
    circles.leave(circle, by=heron)
    hers.refresh_from_db()
    assert (hers.is_up, kept.is_up) == (False, True)
    assert make.get(otter, f"/asks/{hers.ref}").status_code == 404
    assert make.get(heron, f"/asks/{wrens.ref}").status_code == 404
    assert not Answer.objects.filter(by=heron).exists()


@pytest.mark.parametrize(("readers", "status"), [(Readers.CIRCLE, 404), (Readers.EVERYBODY, 403)])
def test_whoever_has_left_a_circle_puts_nothing_up_there_again(
    wren: Person, heron: Person, readers: Readers, status: int
) -> None:
    circle = make.a_circle(wren, heron, readers=readers)
    slip = make.a_slip(wren, circle=circle)
    circles.leave(circle, by=wren)
    assert make.post(wren, f"/asks/{slip.ref}/renewal", until=make.a_day()).status_code == status
    make.post(wren, f"/asks/{slip.ref}/wording", words="Again", until=make.a_day())
    assert not Slip.objects.up().exists()


def test_whoever_takes_their_words_along_leaves_none(wren: Person, heron: Person) -> None:
    circle = make.a_circle(wren, heron)
    make.a_slip(heron, "Heron asks", circle=circle)
    answer = make.taken_up(make.a_slip(wren, circle=circle), heron)
    actions.say_afterwards(answer, Way.GAVE, "Tea.", Audience.ALL, by=heron)
    circles.leave(circle, by=heron, takes_words=True)
    assert not Slip.objects.filter(by=heron).exists()
    assert not Afterword.objects.exists()


def test_where_one_may_still_read_the_answer_stays(wren: Person, heron: Person) -> None:
    circle = make.a_circle(wren, heron, readers=Readers.EVERYBODY)
    make.an_answer(make.a_slip(wren, circle=circle), heron)
    circles.leave(circle, by=heron)
    assert Answer.objects.count() == 1
