"""Two things at the same moment: the database decides, and both are answered."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.drafts import Draft
from eachother.decisions.models import Decision, Done, Elector, Outcome, Position, Proposal, Round, Says, State
from eachother.decisions.tests import make
from eachother.foundation.refs import new_ref
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.people.problems import Conflict

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def wren(transactional_db: None) -> Person:
    return make.someone("Wren")


@pytest.fixture
def juniper(transactional_db: None) -> Person:
    return make.someone("Juniper")


@pytest.fixture
def otter(transactional_db: None) -> Person:
    return make.someone("Otter")


def over(decision: Decision) -> None:
    """The time of its round is over."""
    past = timezone.now() - timedelta(minutes=1)
    decision.rounds.running().update(created_at=past - timedelta(days=7), closes_at=past, reminds_at=past)
    Decision.objects.filter(pk=decision.pk).update(due_at=past)


def test_it_closes_once(circle: Circle, wren: Person, juniper: Person) -> None:
    with make.lamps() as lamp:
        decision = make.asked(circle, wren, effect="tests.lamp", given={"colour": "red"})
        make.says(decision, wren)
        make.says(decision, juniper)
        over(decision)
        make.at_once(*[lambda: actions.go_on(decision)] * 3, actions.go_on_everywhere)
        assert (Outcome.objects.count(), Done.objects.count(), lamp) == (1, 1, ["red"])
        assert Notice.objects.filter(kind="decision-closed").count() == 3


def test_closing_and_an_objection_at_once(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = make.asked(circle, wren)
    make.says(decision, wren)
    make.says(decision, juniper)
    over(decision)
    make.at_once(lambda: actions.go_on(decision), lambda: make.objects(decision, otter))
    objects = Position.objects.objections().exists()
    assert make.stands(decision) == (("halted", "") if objects else ("closed", "decided"))


def test_two_who_open_with_one_slip(circle: Circle, wren: Person) -> None:
    once = new_ref()
    opened = make.at_once(*[lambda: make.a_question(circle, wren, once=once).pk] * 3)
    assert len(set(opened)) == Decision.objects.count() == 1


def test_two_ask_everybody(circle: Circle, wren: Person) -> None:
    decision = make.proposed(circle, wren)
    make.at_once(*[lambda: actions.ask(decision, by=wren).pk] * 3)
    assert (Round.objects.count(), Elector.objects.count()) == (1, 3)


def test_two_amend_at_once(circle: Circle, wren: Person) -> None:
    decision = make.proposed(circle, wren)
    words = ("We wait.", "A candle.")
    answers = make.at_once(
        *(lambda one=one: actions.propose(decision, Draft(one), after=1, by=wren).number for one in words)  # type: ignore[misc]
    )
    assert sorted(map(type, answers), key=str) == [int, Conflict] or sorted(map(type, answers), key=str) == [
        Conflict,
        int,
    ]
    assert Proposal.objects.count() == 2


def test_one_who_speaks_twice_at_once(circle: Circle, wren: Person) -> None:
    decision = make.asked(circle, wren)
    make.at_once(*[lambda: make.says(decision, wren, Says.AGREE)] * 3)
    assert Position.objects.count() == 1


def test_all_speak_at_once(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = make.asked(circle, wren)
    make.at_once(*(lambda one=one: make.says(decision, one) for one in (wren, juniper, otter)))  # type: ignore[misc]
    assert (make.stands(decision), Outcome.objects.count()) == (("closed", "decided"), 1)


def test_speaking_and_leaving_at_once(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    """Of three, one leaves while the two others speak: whichever is first, it is decided by those who stay."""
    decision = make.asked(circle, wren)
    make.at_once(
        lambda: make.says(decision, wren),
        lambda: make.says(decision, juniper),
        lambda: circles.leave(circle, by=otter),
    )
    assert make.stands(decision) == ("closed", "decided")
    assert Elector.objects.still().count() == 2


def test_killed_half_way_nothing_is_lost(
    circle: Circle, wren: Person, juniper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine stops while the first of two closes, after its outcome was written: neither is half closed, and both
    close when it is up again."""
    with make.lamps() as lamp:
        decisions = [make.asked(circle, wren, effect="tests.lamp", given={"colour": one}) for one in ("red", "green")]
        for one in decisions:
            make.says(one, wren)
            make.says(one, juniper)
            over(one)
        with monkeypatch.context() as patched:
            patched.setattr("eachother.decisions.actions.closing.notices.tell_all", _stops)
            with pytest.raises(KeyboardInterrupt):
                actions.go_on_everywhere()
        assert [make.fresh(one).state for one in decisions] == [State.ASKING, State.ASKING]
        assert not Outcome.objects.exists()
        lamp.clear()  # what the lamp was given was rolled back with the rest
        actions.go_on_everywhere()
        assert [make.stands(one) for one in decisions] == [("closed", "decided")] * 2
        assert sorted(lamp) == ["green", "red"]


def _stops(*_given: object, **_more: object) -> None:
    raise KeyboardInterrupt


def test_the_chore_and_a_look_at_the_same_deadline(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = make.asked(circle, wren)
    make.says(decision, wren)
    make.says(decision, juniper)
    with time_machine.travel(make.after_its_time(decision), tick=False):
        page = make.signed_in_as(wren)
        make.at_once(lambda: page.get(make.at(decision)).status_code, lambda: actions.go_on(decision))
        assert Outcome.objects.count() == 1
