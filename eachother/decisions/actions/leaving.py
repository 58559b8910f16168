"""Whoever leaves falls out of what is being decided, with what they said there; decisions that are closed stay as they
are. Their words go along if they like."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.decisions.actions.closing import weigh
from eachother.decisions.actions.holding import hold
from eachother.decisions.models import (
    Answer,
    Decision,
    Elector,
    Feeling,
    Inquiry,
    Option,
    Outcome,
    Position,
    Proposal,
    Ranking,
    Round,
    Slot,
    State,
    Statement,
    Step,
)
from eachother.decisions.told import OPENED
from eachother.notices import actions as notices
from eachother.people.models import Leaving, Person, Words


@transaction.atomic
def leave_circle(circle: Circle, person: Person, *, takes_words: bool) -> None:
    """They have no voice any more in what the circle decides just now."""
    of_circle = Q(circle=circle)
    _fall_out(person, of_circle)
    if takes_words:
        _take_words(person, of_circle)


@transaction.atomic
def step_back(person: Person) -> None:
    """They are leaving the community: nothing waits for them. Should they stay after all, they are in what is asked
    from then on."""
    _fall_out(person, Q())


@transaction.atomic
def forget(person: Person) -> None:
    """Nothing here says that it was them. That somebody agreed or objected stays; so do the question and the proposal,
    which all have talked about and maybe agreed to. The other words go, or stay without a name; so does a question that
    nobody else has touched."""
    _fall_out(person, Q())
    if not Leaving.objects.filter(person=person, words=Words.STAY).exists():
        _take_words(person, Q())
        _let_go(person)
    for model in (Inquiry, Answer, Statement, Proposal, Option, Slot, Round, Step, Outcome):
        model._default_manager.filter(by=person).update(by=None)
    Decision.objects.filter(opened_by=person).update(opened_by=None)
    Elector.objects.filter(person=person).update(person=None)


def _let_go(person: Person) -> None:
    """What they opened, and nobody was asked about, goes when nobody else has put anything to it."""
    for decision in Decision.objects.open().filter(opened_by=person, rounds=None):
        said = (Inquiry, Statement, Proposal, Option, Slot)
        others = any(table._default_manager.filter(decision=decision).exclude(by=person).exists() for table in said)
        if not others:
            notices.settle_for_all(OPENED, about=[decision.ref])
            decision.delete()


def clear() -> None:
    """Nobody is left who decided any of it, or whom it holds for."""
    Decision.objects.all().delete()


def _fall_out(person: Person, where: Q) -> None:
    asked = Round.objects.running().filter(electors__person=person, electors__fell_out_at=None)
    running = Decision.objects.filter(where, rounds__in=asked).order_by("pk")
    for decision in list(running):
        held, now = hold(decision), timezone.now()
        round_now = held.rounds.running().select_related("proposal").first()
        if held.state == State.CLOSED or round_now is None:
            continue
        if round_now.electors.still().filter(person=person).update(fell_out_at=now):
            weigh(held, round_now, now)


def _take_words(person: Person, where: Q) -> None:
    within = Decision.objects.filter(where)
    Statement.objects.filter(by=person, decision__in=within).delete()
    Answer.objects.filter(by=person, inquiry__decision__in=within).delete()
    asked = Inquiry.objects.filter(by=person, decision__in=within)
    asked.filter(answers=None).delete()
    asked.update(words="", by=None)
    Position.objects.filter(elector__person=person, elector__round__decision__in=within).update(words="", mend="")
    Outcome.objects.filter(by=person, decision__in=within).update(words="")
    for named in (Ranking, Feeling):
        said = named._default_manager.filter(elector__person=person, elector__round__decision__in=within)
        said.update(words="")
