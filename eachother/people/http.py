"""The request as the views of this house see it."""

from django.http import HttpRequest

from eachother.people.models import Device, Person


class AnyRequest(HttpRequest):
    """A request from somebody who may or may not be signed in."""

    person: Person | None
    device: Device | None


class PersonRequest(HttpRequest):
    """A request from a person who is signed in."""

    person: Person
    device: Device
