"""Voting in secret: who voted can be known, and how they voted is written nowhere."""

import json
import re
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, models, transaction

from eachother.circles.models import Circle
from eachother.decisions import actions, portability
from eachother.decisions.models import Cast, Count, Decision, Elector, Mode, Ranking, Urn
from eachother.decisions.tests import balloting as vote
from eachother.decisions.tests import make
from eachother.decisions.tests.balloting import GARDEN, KITCHEN, LIBRARY
from eachother.people.models import Person
from eachother.people.problems import Conflict

OWN, OTHERS = "Marmalade on the stairs.", "The tap drips."


def everything() -> str:
    """All rows of all tables, as a backup has them."""
    rows = [row for model in apps.get_models() for row in model._default_manager.order_by("pk")]
    return str(serializers.serialize("json", rows, indent=1))


class Undone(Exception):
    pass


def after(decision: Decision, *said: tuple[Person, str, str]) -> str:
    """The whole house after these people voted so, one after the other; then none of it was."""
    found = ""
    try:
        with transaction.atomic():
            for person, ranked, words in said:
                vote.ranks(person, decision, ranked, words)
            found = everything()
            raise Undone
    except Undone:
        return found


@pytest.fixture
def decision(circle: Circle, wren: Person) -> Decision:
    return vote.asked(wren, circle, mode=Mode.SECRET)


@time_machine.travel(make.EARLY, tick=False)
def test_whoever_put_in_what_and_in_whatever_order_the_house_is_the_same(
    decision: Decision, wren: Person, juniper: Person
) -> None:
    """Two have voted; from all that is kept nobody can say who said which, not even knowing what both said."""
    these = [(f"{GARDEN} > {KITCHEN}", OWN), (f"{LIBRARY} = {KITCHEN}", "")]
    houses = {
        after(decision, *((person, *ballot) for person, ballot in zip(people, ballots, strict=True)))
        for people in permutations([wren, juniper])
        for ballots in permutations(these)
    }
    assert len(houses) == 1
    assert OWN in houses.pop(), "it was really looked at"


@time_machine.travel(make.EARLY, tick=False)
def test_with_names_the_house_tells_them_apart(circle: Circle, wren: Person, juniper: Person) -> None:
    """So that the test above can fail."""
    named = vote.asked(wren, circle)
    one = after(named, (wren, GARDEN, ""), (juniper, KITCHEN, ""))
    other = after(named, (juniper, GARDEN, ""), (wren, KITCHEN, ""))
    assert one != other


@pytest.mark.parametrize("model", [Urn, Cast, Count])
def test_there_is_no_time_and_no_number_of_its_own(model: type[models.Model]) -> None:
    fields = model._meta.get_fields()
    assert not [one for one in fields if isinstance(one, models.DateField | models.TimeField | models.AutoField)]
    assert model._meta.pk is not None and model._meta.pk.is_relation


def test_nothing_leads_from_the_urn_to_a_person() -> None:
    leads_to = {one.related_model for model in (Urn, Count) for one in model._meta.get_fields() if one.is_relation}
    assert not leads_to & {Person, Elector, Cast}


def test_it_is_final(decision: Decision, wren: Person) -> None:
    vote.ranks(wren, decision, GARDEN)
    with pytest.raises(Conflict, match="voted-already"):
        vote.ranks(wren, decision, KITCHEN)
    answer = vote.post(wren, decision, "/voice", vote.ballot(decision, KITCHEN) | {"round": "1"})
    assert answer.status_code == 409
    assert "Your ballot is in the urn already" in answer.text
    with pytest.raises(IntegrityError), transaction.atomic():
        Cast.objects.create(elector=Elector.objects.get(person=wren))
    assert len(Urn.objects.get().ballots) == 1


def test_the_page_asks_once_more_and_then_forgets(decision: Decision, wren: Person, juniper: Person) -> None:
    shown = vote.page(wren, decision)
    assert "what could still be learned" in shown and "comparing copies of the database" in shown
    given = vote.ballot(decision, f"{GARDEN} > {KITCHEN}", OWN) | {"round": "1"}
    looked = vote.post(wren, decision, "/ballot", given)
    assert looked.status_code == 200
    assert "Is this your ballot?" in looked.text and OWN in looked.text
    assert not Cast.objects.exists(), "looking writes nothing"
    assert vote.post(wren, decision, "/voice", given).status_code == 302
    mine = make.signed_in_as(wren).get(make.at(decision)).text
    assert "Your ballot is in the urn." in mine
    assert OWN not in mine and "selected" not in mine
    assert OWN not in vote.page(juniper, decision)
    assert vote.post(wren, decision, "/ballot", given).status_code == 409


def test_what_cannot_be_put_in_is_said_before(decision: Decision, wren: Person, heron: Person) -> None:
    answer = vote.post(wren, decision, "/ballot", {"round": "1", "words": OWN})
    assert answer.status_code == 422
    assert "Nothing has a number yet." in answer.text and OWN in answer.text
    assert vote.post(heron, decision, "/ballot").status_code == 403
    assert make.signed_in_as(wren).get(make.at(decision, "/ballot")).status_code == 405


def test_what_has_names_is_not_looked_at_like_that(circle: Circle, wren: Person) -> None:
    assert vote.post(wren, vote.asked(wren, circle), "/ballot").status_code == 404


def test_once_counted_the_ballots_are_gone(decision: Decision, wren: Person, juniper: Person, otter: Person) -> None:
    vote.ranks(wren, decision, f"{GARDEN} > {LIBRARY}", OWN)
    vote.ranks(juniper, decision, GARDEN)
    vote.ranks(otter, decision, KITCHEN, OTHERS)
    assert vote.chosen(decision) == [GARDEN]
    urn = Urn.objects.get()
    assert urn.ballots == []
    assert urn.words == sorted([OWN, OTHERS])
    assert not Ranking.objects.exists()
    shown = vote.page(juniper, decision)
    assert OWN in shown and "The ballots were erased once they were counted." in shown
    assert make.signed_in_as(wren).get(make.at(decision, "/voices")).status_code == 404


def test_what_was_not_counted_is_gone_with_its_words(decision: Decision, wren: Person) -> None:
    vote.ranks(wren, decision, GARDEN, OWN)
    vote.time_is_over(decision)
    vote.time_is_over(decision)
    assert make.stands(decision) == ("closed", "rests")
    assert (Urn.objects.get().ballots, Urn.objects.get().words) == ([], [])
    assert "erased without being counted" in vote.page(wren, decision)


def test_an_archive_holds_that_one_has_voted(decision: Decision, wren: Person, juniper: Person) -> None:
    vote.ranks(wren, decision, f"{GARDEN} > {KITCHEN}", OWN)
    mine = json.dumps(portability.export(wren))
    refs = [GARDEN in mine.replace(json.dumps({"decision": decision.ref, "words": GARDEN}), ""), OWN in mine]
    assert '"has_voted": true' in mine
    assert refs == [False, False]
    assert '"has_voted"' not in json.dumps(portability.export(juniper))


def test_it_stays_when_somebody_leaves(decision: Decision, wren: Person, juniper: Person, otter: Person) -> None:
    vote.ranks(wren, decision, KITCHEN, OWN)
    actions.forget(wren)
    vote.ranks(juniper, decision, KITCHEN)
    vote.ranks(otter, decision, GARDEN)
    assert vote.chosen(decision) == [KITCHEN]
    assert Count.objects.get().result["ballots"] == 3


@pytest.mark.django_db(transaction=True)
def test_many_at_once_lose_no_ballot_and_nobody_votes_twice() -> None:
    people = [make.someone(f"Guest {number}") for number in range(5)]
    decision = vote.asked(people[0], make.a_circle(*people), mode=Mode.SECRET)
    given = vote.ballot(decision, GARDEN)
    verbs: list[Any] = [lambda one=one: vote.says(one, decision, given) for one in [*people[:4], *people[:4]]]
    came = make.at_once(*verbs)
    assert sum(isinstance(one, Conflict) for one in came) == 4
    assert len(Urn.objects.get().ballots) == Cast.objects.count() == 4


def test_how_voices_are_given_never_changes(decision: Decision, wren: Person) -> None:
    """No verb writes it after the question was opened."""
    writing = re.compile(r"\.mode\s*=[^=]|update\([^)]*\bmode\b|update_fields=[^\]]*\"mode\"")
    folder = Path(actions.__file__).parent
    assert [one.name for one in folder.glob("*.py") if writing.search(one.read_text(encoding="utf-8"))] == []
    for where, sent in (("/round", {"mode": "named"}), ("/voice", {"mode": "named"}), ("/options", {"mode": "named"})):
        vote.post(wren, decision, where, sent)
    assert make.fresh(decision).mode == Mode.SECRET
