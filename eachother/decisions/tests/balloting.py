"""Ranked choices, times and temperatures to be tried on, through the real actions."""

from collections.abc import Iterable
from datetime import time, timedelta
from typing import Any

import time_machine
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.actions.options import Time
from eachother.decisions.models import AS_IT_IS, Count, Decision, Mode, Option
from eachother.decisions.tests import make
from eachother.people.models import Person
from eachother.tests.somebody import signed_in_as, words_of

QUESTION, GARDEN, KITCHEN, LIBRARY = "Where shall we meet in winter?", "The garden", "The kitchen", "The library"
ZONE = "Europe/Lisbon"


def a_choice(
    by: Person,
    circle: Circle | None = None,
    *,
    mode: Mode = Mode.NAMED,
    options: Iterable[str] = (GARDEN, KITCHEN, LIBRARY),
) -> Decision:
    """A ranked choice with options on the table, not asked yet."""
    decision = make.a_question(circle, by, question=QUESTION, words="", kind="ranked", mode=mode)
    for words in options:
        actions.add_option(decision, words, by=by)
    return make.fresh(decision)


def asked(by: Person, circle: Circle | None = None, **more: Any) -> Decision:
    """A ranked choice about which everybody is asked."""
    decision = a_choice(by, circle, **more)
    actions.ask(decision, by=by)
    return make.fresh(decision)


def ballot(decision: Decision, ranked: str, words: str = "") -> dict[str, str]:
    """What the form sends for 'The garden > The kitchen = The library'; '-' is none of these."""
    refs = dict(decision.options.values_list("words", "ref")) | {"-": AS_IT_IS}
    levels = [level.split("=") for level in ranked.split(">")]
    places = {refs[one.strip()]: str(number) for number, level in enumerate(levels, 1) for one in level}
    return {f"place-{ref}": place for ref, place in places.items()} | {"words": words}


def says(person: Person, decision: Decision, given: dict[str, str]) -> None:
    actions.speak(make.fresh(decision), given, number=make.running(decision).number, by=person)


def ranks(person: Person, decision: Decision, ranked: str, words: str = "") -> None:
    says(person, decision, ballot(decision, ranked, words))


def time_is_over(decision: Decision) -> Decision:
    """What is due when the time of its round has gone by is done."""
    with time_machine.travel(make.after_its_time(decision), tick=False):
        actions.go_on(make.fresh(decision))
    return make.fresh(decision)


def chosen(decision: Decision) -> list[str]:
    """The words of what it came to."""
    names = dict(decision.options.values_list("ref", "words")) | {AS_IT_IS: "-"}
    return [names[ref] for ref in counted(decision)["chosen"]]


def counted(decision: Decision) -> dict[str, Any]:
    result: dict[str, Any] = Count.objects.get(round__decision=decision).result
    return result


def option(decision: Decision, words: str) -> Option:
    return decision.options.get(words=words)


def a_search(by: Person, circle: Circle | None = None, *, days: Iterable[int] = (10, 11, 12)) -> Decision:
    """A time is looked for: at seven in the evening, so many days from now."""
    decision = make.a_question(circle, by, question=QUESTION, words="", kind="time")
    for ahead in days:
        day = (timezone.now() + timedelta(days=ahead)).date()
        actions.add_slot(decision, Time(day, time(19), ZONE, 90), by=by)
    return make.fresh(decision)


def when(decision: Decision, *said: str) -> dict[str, str]:
    """What the form sends: an answer to each time in order; '' says nothing of it."""
    slots = decision.slots.order_by("starts_at")
    return {f"can-{slot.ref}": can for slot, can in zip(slots, said, strict=True) if can}


def a_temperature(by: Person, circle: Circle | None = None, *, mode: Mode = Mode.NAMED) -> Decision:
    return make.a_question(circle, by, question=QUESTION, words="", kind="temperature", mode=mode)


def page(person: Person, decision: Decision, where: str = "") -> str:
    return words_of(signed_in_as(person).get(make.at(decision, where)).content)


def post(person: Person, decision: Decision, where: str, sent: dict[str, str] | None = None) -> Any:
    return signed_in_as(person).post(make.at(decision, where), sent or {})
