"""From an entry of the record to the decision behind it, for whoever may read there: the record knows no decisions."""

from collections.abc import Collection, Mapping

from eachother.decisions.models import Decision
from eachother.people.models import Person
from eachother.record import kinds
from eachother.web.addresses import url


def register() -> None:
    kinds.lead("decision", addresses_of)


def addresses_of(person: Person, refs: Collection[str]) -> Mapping[str, str]:
    """One query."""
    found = Decision.objects.readable_by(person).filter(ref__in=list(refs)).values_list("ref", flat=True)
    return {ref: url("decisions:decision", ref) for ref in found}
