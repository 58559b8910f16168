"""What an elector says when a time is looked for. The decision is held."""

from collections.abc import Mapping

from eachother.decisions.models import Availability, Elector, Slot
from eachother.decisions.rules.times import Can


def say_when(elector: Elector, answers: Mapping[Slot, Can]) -> None:
    """All that they say of the times, instead of what they said before."""
    Availability.objects.filter(elector=elector).delete()
    rows = [Availability(elector=elector, slot=slot, can=can) for slot, can in answers.items()]
    Availability.objects.bulk_create(rows)
