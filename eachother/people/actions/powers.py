"""Putting on the table what power one carries, and taking it off. Whoever is alongside is told of both."""

from django.db import transaction

from eachother.foundation.text import clean_line, fold
from eachother.people import announcements, rules
from eachother.people.models import Person, Power
from eachother.people.problems import Conflict, Problem


@transaction.atomic
def put_on_the_table(words: str, *, by: Person, since: str = "") -> Power:
    """`by` carries this. Said twice it is said once; since when can be said anew.

    Raises Problem 'power-empty', 'power-long', 'since-long', or Conflict 'powers-enough'.
    """
    if problem := rules.power_problem(words, since):
        raise Problem(problem)
    Person.objects.select_for_update().get(pk=by.pk)
    mine, words, since = Power.objects.filter(person=by), clean_line(words), clean_line(since)
    already = mine.filter(key=fold(words)).first()
    if already and already.since == since:
        return already
    if not already and mine.count() >= rules.POWERS_AT_MOST:
        raise Conflict("powers-enough")
    power = already or Power(person=by, words=words, key=fold(words))
    power.since = since
    power.save()
    announcements.powers_changed.send(sender=None, person=by, said=True)
    return power


@transaction.atomic
def take_off_the_table(ref: str, *, by: Person) -> None:
    """`by` no longer carries it. Taken off twice, it is gone already."""
    if Power.objects.filter(person=by, ref=ref).delete()[0]:
        announcements.powers_changed.send(sender=None, person=by, said=False)
