"""What this room offers on somebody's page: say hello, or go to the conversation that is there."""

from django.utils import timezone
from django.utils.translation import gettext as _

from eachother.connections.models import State
from eachother.connections.queries import between
from eachother.connections.rules import seen_as, why_no_hello
from eachother.people import doorway
from eachother.people.models import Person
from eachother.web.addresses import url


def register() -> None:
    doorway.register(ways_to)


def ways_to(person: Person, other: Person) -> doorway.Doorway:
    """Two queries."""
    facts = between(person, other)
    there = facts.open or facts.waiting
    if there:
        words = {
            State.ALONGSIDE: _("Open the conversation"),
            State.PAUSED: _("Open the conversation"),
            State.PROPOSED: _("Your hello waits here")
            if there.begun_by_id == person.pk
            else _("Read the hello from %(name)s") % {"name": other.name},
        }[seen_as(there, person)]
        button = doorway.Button(words, url("connections:talk", there.ref), "message-circle", "get", strong=True)
        return doorway.Doorway(buttons=(button,))
    if why_no_hello(facts, timezone.now()) is None:
        address = url("connections:hello", other.ref)
        return doorway.Doorway(buttons=(doorway.Button(_("Say hello"), address, "message-circle", "get", strong=True),))
    return doorway.Doorway()
