"""Asking whether two are the same, answering, and what comes of it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from eachother.notices.queries import waiting_for
from eachother.people import actions as people
from eachother.people import vocabulary as names
from eachother.people.models import Experience, FormerName, Lived, Person, ShownTo
from eachother.people.problems import Conflict, Gone, Problem
from eachother.people.tests import make
from eachother.people.tests.make import Peer
from eachother.vocabulary import actions, queries, rules
from eachother.vocabulary.models import Answer, Question, Said
from eachother.vocabulary.tests.conftest import KEPT, OTHER

OnCommit = Callable[..., AbstractContextManager[list[Any]]]


@pytest.fixture
def a_fortnight_later(django_capture_on_commit_callbacks: OnCommit) -> Callable[[], None]:
    def settle() -> None:
        with time_machine.travel(timezone.now() + rules.ASKED_FOR), django_capture_on_commit_callbacks(execute=True):
            assert actions.settle_due() == 1

    return settle


def titles(peer: Peer) -> list[str]:
    return [str(card.title) for card in waiting_for(Person.objects.get(pk=peer.person.pk))]


def lived(peer: Peer) -> list[tuple[str, str, str]]:
    rows = Lived.objects.filter(person=peer.person).order_by("pk")
    return list(rows.values_list("experience__name", "wording", "shown_to"))


@pytest.mark.parametrize(
    ("said", "one"),
    [
        ([], False),
        ([Said.SAME], False),
        ([Said.SAME, Said.SAME], True),
        ([Said.SAME, Said.LEAVE, Said.SAME], True),
        ([Said.SAME, Said.LEAVE], False),
        ([Said.SAME] * 9 + [Said.DIFFER], False),
        ([Said.DIFFER], False),
    ],
)
def test_consent(said: Sequence[Said], one: bool) -> None:
    assert rules.are_one([str(each) for each in said]) == one


def test_all_who_have_lived_either_are_asked_and_nobody_else(
    wren: Peer, juniper: Peer, otter: Peer, heron: Peer, question: Question
) -> None:
    asked = "Are these the same thing?"
    assert asked in titles(otter)
    assert asked in titles(juniper), "whoever shows it to nobody yet is asked too"
    assert asked not in titles(wren), "who asked has answered"
    assert asked not in titles(heron)


def test_two_say_yes(
    wren: Peer, juniper: Peer, otter: Peer, question: Question, a_fortnight_later: Callable[[], None]
) -> None:
    actions.answer(question, Said.SAME, by=otter.person)
    assert actions.settle_due() == 0, "not before its day, whoever has answered"
    a_fortnight_later()
    assert not Experience.objects.filter(name=OTHER).exists()
    assert lived(wren) == [(KEPT, OTHER, "everybody")]
    assert lived(juniper) == [(KEPT, OTHER, "nodded")]
    assert lived(otter) == [(KEPT, "", "everybody")]
    assert not Question.objects.exists()
    for one in (wren, juniper, otter):
        assert titles(one) == [f"“{OTHER}” is now “{KEPT}”"]


def test_one_who_objects_is_enough(
    wren: Peer, juniper: Peer, otter: Peer, question: Question, a_fortnight_later: Callable[[], None]
) -> None:
    actions.answer(question, Said.SAME, by=otter.person)
    actions.answer(question, Said.DIFFER, by=juniper.person, why="Mine had no paper.")
    a_fortnight_later()
    assert set(Experience.objects.values_list("name", flat=True)) == {KEPT, OTHER}
    closed = Question.objects.get()
    assert closed.closed_at
    assert closed.asked_by is None
    assert not Answer.objects.exists(), "who said what is forgotten"
    assert titles(wren) == titles(otter) == titles(juniper) == []


def test_nobody_else_answers(
    wren: Peer, otter: Peer, question: Question, a_fortnight_later: Callable[[], None]
) -> None:
    a_fortnight_later()
    assert Experience.objects.count() == 2


def test_answers_can_be_changed(wren: Peer, otter: Peer, question: Question) -> None:
    actions.answer(question, Said.DIFFER, by=otter.person, why="Not quite.")
    actions.answer(question, Said.SAME, by=otter.person, why="forgotten")
    answer = Answer.objects.get(by=otter.person)
    assert (answer.said, answer.why) == (Said.SAME, "")


def test_who_no_longer_says_either_has_no_say(
    wren: Peer, juniper: Peer, otter: Peer, question: Question, a_fortnight_later: Callable[[], None]
) -> None:
    actions.answer(question, Said.SAME, by=otter.person)
    actions.answer(question, Said.DIFFER, by=juniper.person)
    people.let_go(Lived.objects.get(person=juniper.person))
    a_fortnight_later()
    assert Experience.objects.get().name == KEPT


def test_after_its_day_nothing_is_said(wren: Peer, otter: Peer, question: Question) -> None:
    with time_machine.travel(timezone.now() + rules.ASKED_FOR), pytest.raises(Gone):
        actions.answer(question, Said.SAME, by=otter.person)


def test_asked_twice_it_is_asked_once(wren: Peer, otter: Peer, kept: Experience, other: Experience) -> None:
    first = actions.ask(kept, other, by=wren.person)
    assert actions.ask(other, kept, by=wren.person) == first
    with pytest.raises(Conflict, match="being-asked"):
        actions.ask(kept, other, by=otter.person)


def test_one_question_at_a_time(wren: Peer, otter: Peer, question: Question, other: Experience) -> None:
    make.lives(wren.person, "the ward")
    with pytest.raises(Conflict, match="being-asked"):
        actions.ask(other, Experience.objects.get(name="the ward"), by=wren.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.create(kept=question.kept, other=Experience.objects.get(name="the ward"), until=timezone.now())


def test_the_same_two_again_after_three_months(
    otter: Peer, kept: Experience, other: Experience, question: Question, a_fortnight_later: Callable[[], None]
) -> None:
    a_fortnight_later()
    now = timezone.now() + rules.ASKED_FOR
    with time_machine.travel(now + timedelta(days=89)):
        with pytest.raises(Conflict, match="asked-lately"):
            actions.ask(other, kept, by=otter.person)
        assert actions.forget_closed() == 0
    with time_machine.travel(now + timedelta(days=90, minutes=1)):
        assert actions.ask(other, kept, by=otter.person).pk
        assert actions.forget_closed() == 1


def test_only_about_what_one_has_lived(heron: Peer, kept: Experience, other: Experience) -> None:
    with pytest.raises(Problem, match="not-lived"):
        actions.ask(kept, other, by=heron.person)
    with pytest.raises(Problem, match="same-one"):
        actions.ask(kept, kept, by=heron.person)


def test_three_at_a_time(wren: Peer, otter: Peer) -> None:
    make.lives(wren.person, *"abcd")
    make.lives(otter.person, *"efgh")
    pairs = [
        (Experience.objects.get(name=one), Experience.objects.get(name=two))
        for one, two in zip("abcd", "efgh", strict=True)
    ]
    for one, two in pairs[:3]:
        actions.ask(one, two, by=wren.person)
    with pytest.raises(Conflict, match="asked-enough"):
        actions.ask(*pairs[3], by=wren.person)


def test_who_had_said_both_has_said_it_once_to_the_fewer(
    wren: Peer, otter: Peer, question: Question, a_fortnight_later: Callable[[], None]
) -> None:
    people.take_up(KEPT, by=wren.person, shown_to=ShownTo.SHARERS)
    people.take_up(OTHER, by=otter.person, shown_to=ShownTo.NODDED, wording="eleven weeks")
    actions.answer(question, Said.SAME, by=otter.person)
    a_fortnight_later()
    assert lived(wren) == [(KEPT, OTHER, "sharers")]
    assert lived(otter) == [(KEPT, "eleven weeks", "nodded")]


def test_the_old_name_leads_to_the_new(
    wren: Peer, otter: Peer, heron: Peer, question: Question, a_fortnight_later: Callable[[], None]
) -> None:
    actions.answer(question, Said.SAME, by=otter.person)
    a_fortnight_later()
    assert names.suggestions("section") == [KEPT]
    assert names.perhaps_the_same("being sectionned") == [KEPT]
    assert names.suggestions("sectioned", besides={KEPT}) == []
    people.take_up("Being SECTIONED", by=heron.person)
    assert lived(heron)[1:] == [(KEPT, "Being SECTIONED", "everybody")]
    assert FormerName.objects.get().name == OTHER


def test_united_again_all_old_names_lead_on(
    wren: Peer, otter: Peer, heron: Peer, kept: Experience, other: Experience
) -> None:
    shifts = Experience.objects.get(name="night shifts")
    people.unite(other, into=kept)
    people.unite(kept, into=shifts)
    assert {one.name: one.experience.name for one in FormerName.objects.all()} == {
        OTHER: "night shifts",
        KEPT: "night shifts",
    }
    assert lived(wren) == [("night shifts", OTHER, "everybody")]


def test_when_nobody_says_it_any_more_the_question_goes(wren: Peer, otter: Peer, question: Question) -> None:
    people.let_go(Lived.objects.get(person=wren.person))
    assert not Question.objects.exists()
    assert titles(otter) == []


def test_a_name_that_was_begun_again_while_it_went_can_go_once_more(
    wren: Peer, otter: Peer, kept: Experience, question: Question, a_fortnight_later: Callable[[], None]
) -> None:
    """On PostgreSQL somebody may begin a name in the very moment in which it becomes another's former one."""
    FormerName.objects.create(experience=kept, name=OTHER, name_key=OTHER)
    actions.answer(question, Said.SAME, by=otter.person)
    a_fortnight_later()
    assert FormerName.objects.get().experience == kept
    assert Experience.objects.get() == kept


def test_a_name_that_nobody_shows_to_everybody_is_not_told(
    wren: Peer, otter: Peer, juniper: Peer, kept: Experience, other: Experience
) -> None:
    hers = Lived.objects.get(person=wren.person)
    people.show(hers, to=ShownTo.SHARERS, wording="")
    for who in (wren, juniper, otter):
        with pytest.raises(Problem, match="not-shown"):
            actions.ask(kept, other, by=who.person)
    assert queries.called(OTHER) is None
    assert queries.lived_by(wren.person) == []
    people.show(hers, to=ShownTo.EVERYBODY, wording="")
    assert actions.ask(kept, other, by=juniper.person).pk


def test_nor_any_longer_when_the_last_one_veils_it(
    wren: Peer, otter: Peer, question: Question, a_fortnight_later: Callable[[], None]
) -> None:
    actions.answer(question, Said.SAME, by=otter.person)
    people.show(Lived.objects.get(person=wren.person), to=ShownTo.NODDED, wording="")
    assert titles(otter) == []
    assert queries.page_for(otter.person, 1).rows == []
    a_fortnight_later()
    assert Experience.objects.count() == 2


def test_one_that_cannot_be_settled_keeps_no_other_waiting(
    wren: Peer, otter: Peer, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.answer(question, Said.SAME, by=otter.person)
    stuck = Question.objects.create(
        kept=Experience.objects.create(name="walking at dawn", name_key="walking at dawn"),
        other=Experience.objects.create(name="walks before light", name_key="walks before light"),
        until=question.until - timedelta(days=1),
    )
    settle = actions._settle

    def settling(one: Question) -> None:
        if one.pk == stuck.pk:
            raise RuntimeError("not today")
        settle(one)

    monkeypatch.setattr(actions, "_settle", settling)
    with time_machine.travel(timezone.now() + rules.ASKED_FOR), pytest.raises(ExceptionGroup, match="settled"):
        actions.settle_due()
    assert not Experience.objects.filter(name=OTHER).exists()
    assert Question.objects.filter(pk=stuck.pk, closed_at=None).exists()
