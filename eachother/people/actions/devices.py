"""Naming the browsers in which one is signed in, and signing out there from here. It holds in every process at once:
a session without its device is worth nothing, whatever a cache still knows of it."""

from django.contrib.sessions.backends.cached_db import SessionStore
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from eachother.foundation.refs import new_ref
from eachother.foundation.text import clean_line
from eachother.live.nudges import close_streams
from eachother.people import rules
from eachother.people.models import Device, Person
from eachother.people.problems import Problem
from eachother.people.sessions import STAYS


def name_device(ref: str, name: str, *, by: Person) -> None:
    """Call it this; empty is no name. One that is gone stays gone. Raises Problem 'device-long'."""
    line = clean_line(name)
    if len(line) > rules.DEVICE_LENGTH:
        raise Problem("device-long")
    Device.objects.filter(person=by, ref=ref).update(name=line)


@transaction.atomic
def sign_out_there(ref: str, *, by: Person, here: Device) -> None:
    """End the session of another browser, and its stream. Asked twice, it is done; `here` is left by its own door."""
    _end(Device.objects.filter(person=by, ref=ref).exclude(pk=here.pk), by)


@transaction.atomic
def sign_out_elsewhere(*, by: Person, here: Device) -> None:
    """Only the browser in which this is asked stays signed in."""
    _end(Device.objects.filter(person=by).exclude(pk=here.pk), by)


@transaction.atomic
def sign_out_everywhere(person: Person) -> None:
    """No browser stays signed in, nor one that is just coming in with what was good before: the stamp is a new one."""
    person.stamp = new_ref()
    person.save(update_fields=["stamp"])
    _end(Device.objects.filter(person=person), person)


def forget_idle_devices() -> int:
    """Take away those that have not been here for so long that their sessions are over. Says how many."""
    return Device.objects.filter(last_seen_on__lt=timezone.localdate() - STAYS).delete()[0]


def _end(devices: QuerySet[Device], person: Person) -> None:
    for key in list(devices.values_list("session_key", flat=True)):
        SessionStore(key).delete()
    devices.delete()
    close_streams(person.pk)  # those of the browsers that stay come back by themselves
