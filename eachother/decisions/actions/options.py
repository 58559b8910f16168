"""What is put on the table to choose from: options in words, and times."""

from datetime import date, time
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from eachother.decisions.actions.holding import hold_open
from eachother.decisions.actions.proposing import shape
from eachother.decisions.models import Decision, Option, Slot
from eachother.decisions.rules import lengths, moving
from eachother.foundation import clocks
from eachother.foundation.text import clean_line, fold
from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone, Problem


class Time(NamedTuple):
    """A time as it is said somewhere: checked, in a zone that there is (`forms.TimeForm`)."""

    day: date
    at: time
    zone: str
    minutes: int


@transaction.atomic
def add_option(decision: Decision, words: str, *, by: Person) -> Option:
    """`by` puts an option on the table, in words. The same words twice are one option. Raises Problem 'option-empty',
    'option-long'; Conflict 'options-many'; Gone 'closed', 'asked-already'."""
    words = clean_line(words)
    if problem := lengths.problem("option", words, lengths.OPTION):
        raise Problem(problem)
    held = _hold_before_asking(decision)
    key = fold(words)
    if there := held.options.filter(key=key).first():
        return there
    if held.options.count() >= lengths.OPTIONS_AT_MOST:
        raise Conflict("options-many")
    option = Option.objects.create(decision=held, words=words, key=key, by=by)
    shape(held, by=by)
    return option


@transaction.atomic
def take_option_back(option: Option, *, by: Person) -> None:
    """Their own, until everybody is asked. Twice is once. Raises Gone 'closed', 'asked-already'."""
    _hold_before_asking(option.decision)
    Option.objects.filter(pk=option.pk, by=by).delete()


@transaction.atomic
def add_slot(decision: Decision, asked: Time, *, by: Person) -> Slot:
    """`by` puts a time on the table. The same moment twice is one. Raises Problem 'day-past', 'at-skipped'; Conflict
    'slots-many'; Gone 'closed', 'asked-already'."""
    starts_at = clocks.moment(asked.day, asked.at, asked.zone)
    if clocks.is_skipped(asked.day, asked.at, asked.zone):
        raise Problem("at-skipped")
    if starts_at <= timezone.now():
        raise Problem("day-past")
    held = _hold_before_asking(decision)
    if there := held.slots.filter(starts_at=starts_at, minutes=asked.minutes).first():
        return there
    if held.slots.count() >= lengths.OPTIONS_AT_MOST:
        raise Conflict("slots-many")
    slot = Slot.objects.create(decision=held, **asked._asdict(), starts_at=starts_at, by=by)
    shape(held, by=by)
    return slot


@transaction.atomic
def take_slot_back(slot: Slot, *, by: Person) -> None:
    """Their own, until everybody is asked. Twice is once. Raises Gone 'closed', 'asked-already'."""
    _hold_before_asking(slot.decision)
    Slot.objects.filter(pk=slot.pk, by=by).delete()


def _hold_before_asking(decision: Decision) -> Decision:
    held = hold_open(decision)
    if held.state not in moving.BEFORE_ASKING:
        raise Gone("asked-already")
    return held
