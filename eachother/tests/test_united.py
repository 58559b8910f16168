"""When two experiences are one, all that hangs on them goes on: who is found by what, and who knocked because of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from eachother.community.actions import name_community
from eachother.community.models import Door
from eachother.finding.models import Posting, TermCount
from eachother.finding.own_words import answer_for
from eachother.finding.queries import matches_for, own_of
from eachother.knocks import actions as knocks
from eachother.knocks.models import About
from eachother.people import actions
from eachother.people.models import Experience, Person, ShownTo
from eachother.people.tests import make

KEPT, GONE = "a forced hospital stay", "being sectioned"
OnCommit = Callable[..., AbstractContextManager[list[Any]]]


@pytest.fixture
def united(db: None, django_capture_on_commit_callbacks: OnCommit) -> dict[str, Person]:
    """Wren said the one that went, Otter the other, Juniper both, Heron neither; Finch the one that went, in secret."""
    people = {name: make.a_peer(name).person for name in ("Wren", "Otter", "Juniper", "Heron", "Finch")}
    make.lives(people["Wren"], GONE)
    make.lives(people["Otter"], KEPT)
    make.lives(people["Juniper"], KEPT)
    make.lives(people["Juniper"], GONE, shown_to=ShownTo.SHARERS)
    make.lives(people["Finch"], GONE, shown_to=ShownTo.NODDED)
    name_community("Riverside", door=Door.KNOCK)
    gone, kept = (Experience.objects.get(name=name) for name in (GONE, KEPT))
    both, one = (knocks.knock("It rains.", about=[], code=code * 32) for code in "kl")
    for knock, named in ((both, gone), (both, kept), (one, gone)):
        About.objects.create(knock=knock, experience=named)
    with django_capture_on_commit_callbacks(execute=True):
        actions.unite(gone, into=kept)
    return {name: Person.objects.get(pk=person.pk) for name, person in people.items()}


def test_they_come_in_sight_of_each_other(united: dict[str, Person]) -> None:
    wren, otter, juniper = (united[name] for name in ("Wren", "Otter", "Juniper"))
    assert {match.person for match in matches_for(wren, own_of(wren))} == {otter.pk, juniper.pk}
    assert {match.person for match in matches_for(otter, own_of(otter))} == {wren.pk, juniper.pk}
    assert not Posting.objects.filter(person=united["Finch"]).exists()
    assert TermCount.objects.get(experience__name=KEPT, language="").people == 2, "Juniper shows it to the fewer now"


def test_both_words_find_those_who_said_them(united: dict[str, Person]) -> None:
    def found_by(name: str, words: str) -> list[str]:
        return sorted(one.card.person.name for one in answer_for(united[name], words).people)

    assert found_by("Heron", "sectioned") == ["Wren"]
    assert found_by("Heron", "forced stay") == ["Otter", "Wren"]
    assert found_by("Otter", "sectioned") == ["Juniper", "Wren"]


def test_who_knocked_because_of_it_did_so_because_of_the_one_that_stays(united: dict[str, Person]) -> None:
    assert list(About.objects.values_list("experience__name", flat=True)) == [KEPT, KEPT]


def test_the_old_name_does_not_come_back_by_being_said(united: dict[str, Person]) -> None:
    for name in ("Wren", "Otter"):
        actions.let_go(united[name].lived.get())
    lived = actions.take_up("Being sectioned", by=united["Heron"])
    assert (lived.experience.name, lived.experience.name_key, lived.wording) == (KEPT, KEPT, "Being sectioned")
    assert Experience.objects.get().name == KEPT
