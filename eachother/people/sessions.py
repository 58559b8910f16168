"""Signing a browser in and out. A session holds a person's id and a stamp; nothing else about them."""

from datetime import timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.cached_db import SessionStore
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from eachother.foundation.prepared import Prepared
from eachother.live.nudges import close_streams
from eachother.people.http import AnyRequest
from eachother.people.models import Device, HiddenBy, Person

PERSON = "person"
STAMP = "stamp"
STAYS = timedelta(days=30)  # without a sign of life


def sign_in(request: AnyRequest, person: Person) -> None:
    """Start a fresh session for this person, so that one planted before the sign-in is worth nothing.

    Whoever was signed in here before is not any more: their stream ends too. For the same person the browser keeps the
    name that they have given it.
    """
    before, name = request.device, ""
    if before and before.person_id == person.pk:
        name = before.name
    elif before:
        close_streams(before.person_id)
    _forget(request)
    begin(request.session, person, name=name)
    request.person = person


def begin(session: SessionBase, person: Person, *, name: str = "") -> None:
    """Make this session, which is nobody's, the person's. It gets a key of its own."""
    session[PERSON], session[STAMP] = person.pk, person.stamp
    session.set_expiry(STAYS)
    with transaction.atomic():
        session.create()
        Device.objects.create(person=person, session_key=session.session_key or "", name=name)


def sign_out(request: AnyRequest) -> None:
    if request.person:
        close_streams(request.person.pk)
    _forget(request)
    request.person = None


def device_of(session: SessionBase) -> Device | None:
    """The device of this session with its person (and their `openness`), and with what they hide (`hides`).

    None when they are gone, have signed it out from elsewhere, or have changed their passphrase since.
    """
    pk = session.get(PERSON)
    if pk is None:
        return None
    device = next(iter(_devices(person=pk, key=session.session_key)), None)
    if device is None or not constant_time_compare(session.get(STAMP, ""), device.person.stamp):
        return None
    return device


def be_seen(request: AnyRequest) -> None:
    """Once a day: this device was here, and stays for another while."""
    device, today = request.device, timezone.localdate()
    if device and device.last_seen_on != today:
        Device.objects.filter(pk=device.pk).update(last_seen_on=today)
        request.session.set_expiry(STAYS)


def person_id_of(session_key: str) -> int | None:
    """Whose session this is, for the stream of nudges, which has a cookie and no request."""
    device = device_of(SessionStore(session_key))
    return device.person_id if device else None


def _forget(request: AnyRequest) -> None:
    if request.device:
        Device.objects.filter(pk=request.device.pk).delete()
    request.session.flush()
    request.device = None


_devices = Prepared(
    lambda person, key: (
        Device.objects.select_related("person__openness")
        .filter(person=person, session_key=key)
        .annotate(hides=HiddenBy("person"))
    ),
    person=int,
    key=str,
)
