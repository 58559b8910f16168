"""What this room offers on somebody's page: to ask them into a circle."""

from django.utils.translation import gettext as _

from eachother.circles.models import Membership
from eachother.people import doorway
from eachother.people.models import Person
from eachother.people.queries import may_come_across
from eachother.web.addresses import url


def register() -> None:
    doorway.register(ask_in)


def ask_in(person: Person, other: Person) -> doorway.Doorway:
    """For whoever is in a circle, where the other lets them come across. At most two queries."""
    if not Membership.objects.filter(person=person).exists() or not may_come_across(person, other):
        return doorway.Doorway()
    button = doorway.Button(_("Ask into a circle"), url("circles:with", other.ref), "circle-dot-dashed", "get")
    return doorway.Doorway(buttons=(button,))
