"""What a person says about themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from eachother.foundation.text import clean_line, clean_text, fold
from eachother.people import announcements, rules
from eachother.people.models import Company, Hours, Person
from eachother.people.problems import Conflict, Problem
from eachother.people.queries import name_is_taken

IDLE_MINUTES = (5, 15, 30, 60, 240)


@dataclass(frozen=True)
class Description:
    """All that a person says about themselves on one page; a form checks it first."""

    words: str
    languages: Sequence[str]
    hours: Hours
    welcomes: Company
    offers: Company


@transaction.atomic
def describe(said: Description, *, by: Person) -> Person:
    """Take what was said as it stands."""
    by.words = clean_text(said.words)
    by.languages = list(dict.fromkeys(said.languages))
    by.hours, by.welcomes, by.offers = int(said.hours), int(said.welcomes), int(said.offers)
    by.save(update_fields=["words", "languages", "hours", "welcomes", "offers"])
    announcements.described.send(sender=None, person=by)
    return by


def rename(name: str, *, by: Person) -> Person:
    """Be called something else from now on; what they sign in with stays. Raises Problem, or Conflict 'name-taken'."""
    if problem := rules.name_problem(name):
        raise Problem(problem)
    if name_is_taken(name, by=by):
        raise Conflict("name-taken")
    try:
        with transaction.atomic():
            Person.objects.filter(pk=by.pk).update(name=clean_line(name), name_key=fold(name))
            by.refresh_from_db(fields=["name", "name_key"])
            announcements.described.send(sender=None, person=by)
    except IntegrityError:
        raise Conflict("name-taken") from None
    return by


def be_away_after(minutes: int, *, by: Person) -> None:
    """Close the door on a device after so many minutes without a sign of life. Raises Problem 'minutes'."""
    if minutes not in IDLE_MINUTES:
        raise Problem("minutes")
    by.idle_minutes = minutes
    by.save(update_fields=["idle_minutes"])
