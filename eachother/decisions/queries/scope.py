"""Who decides: everybody in the circle, or everybody here."""

from eachother.circles.models import Circle, Membership
from eachother.people.models import Person


def ids_here(circle: Circle | None) -> list[int]:
    """Everybody who would be asked now, by id, in no order."""
    if circle is None:
        people = Person.objects.filter(left_at=None)
        return list(people.order_by("?").values_list("pk", flat=True))
    within = Membership.objects.filter(circle=circle, person__left_at=None)
    return list(within.order_by("?").values_list("person_id", flat=True))


def how_many_here(circle: Circle | None) -> int:
    if circle is None:
        return Person.objects.filter(left_at=None).count()
    return Membership.objects.filter(circle=circle, person__left_at=None).count()
