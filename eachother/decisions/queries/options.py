"""What there is to choose from. Never writes.

Options and times are the decision's, whoever put them on the table: they stand there without a name.
"""

from django.db.models.query import QuerySet
from django.shortcuts import get_object_or_404

from eachother.decisions.models import Decision, Option, Slot
from eachother.people.models import Person


def options_of(decision: Decision) -> QuerySet[Option]:
    """In the order in which they were put on the table."""
    return Option.objects.filter(decision=decision).order_by("pk")


def slots_of(decision: Decision) -> QuerySet[Slot]:
    """The next one first."""
    return Slot.objects.filter(decision=decision).order_by("starts_at", "pk")


def own_option(decision: Decision, person: Person, ref: str) -> Option:
    """One that this person put on the table; else a 404."""
    return get_object_or_404(Option.objects.select_related("decision"), decision=decision, by=person, ref=ref)


def own_slot(decision: Decision, person: Person, ref: str) -> Slot:
    """As `own_option`."""
    return get_object_or_404(Slot.objects.select_related("decision"), decision=decision, by=person, ref=ref)
