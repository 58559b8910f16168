"""Wren, Juniper and Otter are in a circle that everybody may read; Heron reads it and is not in it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any, TypeVar

from django import forms
from django.db import connection as database
from django.utils import timezone

from eachother.circles.models import Circle, Readers
from eachother.circles.tests import make as circles
from eachother.community import effects
from eachother.decisions import actions
from eachother.decisions.drafts import Draft
from eachother.decisions.models import Decision, Position, Round, Says
from eachother.people.models import Person
from eachother.people.problems import Problem
from eachother.tests.somebody import signed_in_as, someone

__all__ = ["signed_in_as", "someone"]  # at hand here too

T = TypeVar("T")
QUESTION, WORDS = "Do we light the kitchen before midnight?", "It is cold until then, and some of us come early."
PROPOSAL, BETTER = "We light it at ten.", "We light it at eleven, and keep the small room dark."
HARM, MEND = "I come for the dark. With light I would have to stay away.", "A room that stays dark."
EARLY = datetime.fromisoformat("2026-03-03T08:30:00+00:00")


def a_circle(*people: Person, readers: Readers = Readers.EVERYBODY, name: str = "The night kitchen") -> Circle:
    return circles.a_circle(*people, readers=readers, name=name)


def a_question(circle: Circle | None, by: Person, **more: Any) -> Decision:
    return actions.open_question(more.pop("question", QUESTION), more.pop("words", WORDS), circle=circle, by=by, **more)


def proposed(circle: Circle | None, by: Person, words: str = PROPOSAL, **draft: Any) -> Decision:
    """A question, with a proposal on the table."""
    decision = a_question(circle, by)
    actions.propose(decision, Draft(words, **draft), after=0, by=by)
    return fresh(decision)


def asked(circle: Circle | None, by: Person, words: str = PROPOSAL, **draft: Any) -> Decision:
    """A question, with a proposal that everybody is asked about."""
    decision = proposed(circle, by, words, **draft)
    actions.ask(decision, by=by)
    return fresh(decision)


def says(decision: Decision, person: Person, says: Says = Says.AGREE, words: str = "", mend: str = "") -> None:
    number = running(decision).number
    actions.speak(decision, {"says": says, "words": words, "mend": mend}, number=number, by=person)


def objects(decision: Decision, person: Person) -> None:
    says(decision, person, Says.OBJECT, HARM, MEND)


def amended(decision: Decision, by: Person, words: str = BETTER, **draft: Any) -> None:
    actions.propose(decision, Draft(words, **draft), after=decision.proposals.count(), by=by)


def running(decision: Decision) -> Round:
    return decision.rounds.get(ended_at=None)


def fresh(decision: Decision) -> Decision:
    return Decision.objects.select_related("circle", "outcome__done").get(pk=decision.pk)


def stands(decision: Decision) -> tuple[str, str]:
    """Its state, and how it ended."""
    decision = fresh(decision)
    return decision.state, decision.outcome.ended if hasattr(decision, "outcome") else ""


def said_by(decision: Decision, person: Person) -> Position:
    return Position.objects.get(elector__round=running(decision), elector__person=person)


def after_its_time(decision: Decision) -> datetime:
    """A moment after the round that runs is over."""
    return running(decision).closes_at + timedelta(minutes=1)


def at(decision: Decision, rest: str = "") -> str:
    return f"/decisions/{decision.ref}{rest}"


def once_more(time: timedelta) -> datetime:
    return timezone.now() + time


class LampForm(effects.EffectForm):
    """An effect of this test's own: what colour the lamp has."""

    colour = forms.ChoiceField(label="Which colour?", choices=[("", "-"), ("red", "red"), ("green", "green")])
    note = forms.CharField(label="A note", required=False)


@contextmanager
def lamps(*, grave: bool = False, broken: bool | type[Exception] = False) -> Iterator[list[str]]:
    """A decision can put the lamp in another colour; the list says what it was given, in the order in which it was."""
    done: list[str] = []

    def does(given: dict[str, Any], scope: Any, decision: str) -> None:
        if broken:
            raise Problem("lamp-gone") if broken is True else broken("lamp")
        done.append(given["colour"])

    def words(given: dict[str, Any], scope: Any) -> str:
        return f"the lamp is {given['colour']} from then on"

    before = dict(effects._effects)
    effects.offer(
        effects.Effect("tests.lamp", "another lamp", LampForm, words, does, in_community=True, in_circles=True,
                       grave=grave)
    )  # fmt: skip
    try:
        yield done
    finally:
        effects._effects.clear()
        effects._effects.update(before)


def at_once(*verbs: Callable[[], T]) -> list[T | Problem]:
    """Each in a thread with a database connection of its own, started together."""
    ready = Barrier(len(verbs))

    def run(verb: Callable[[], T]) -> T | Problem:
        ready.wait(10)
        try:
            return verb()
        except Problem as problem:
            return problem
        finally:
            database.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))
