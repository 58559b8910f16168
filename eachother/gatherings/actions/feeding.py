"""Calendars at secret addresses."""

import secrets
from base64 import b32encode
from collections.abc import Collection

from django.db import transaction

from eachother.circles.models import Circle
from eachother.foundation.models import take_hold
from eachother.gatherings.feeds import hash_of
from eachother.gatherings.models import Chosen, Feed, Names
from eachother.people.models import Person

SECRET_BYTES = 20


@transaction.atomic
def make_address(circle: Circle | None, *, by: Person) -> str:
    """The secret of a new address for this calendar. It is said this once; the address before leads nowhere now."""
    circle = take_hold(Circle.objects.all(), circle.pk) if circle else None
    secret = b32encode(secrets.token_bytes(SECRET_BYTES)).decode().lower()
    Feed.objects.update_or_create(person=by, circle=circle, defaults={"secret_hash": hash_of(secret)})
    return secret


@transaction.atomic
def choose(feed: Feed, names: Names, circles: Collection[Circle]) -> None:
    """What stands in it, at the same address. Which circles only its own calendar asks."""
    feed = take_hold(Feed.objects.all(), feed.pk)
    Feed.objects.filter(pk=feed.pk).update(names=names)
    wished = [one.pk for one in circles] if feed.circle_id is None else []
    chosen = list(Circle.objects.select_for_update().filter(pk__in=wished).order_by("pk"))
    Chosen.objects.filter(feed=feed).exclude(circle__in=chosen).delete()
    Chosen.objects.bulk_create([Chosen(feed=feed, circle=one) for one in chosen], ignore_conflicts=True)


@transaction.atomic
def stop_feed(feed: Feed) -> None:
    """The address leads nowhere from now on. Twice is once."""
    Feed.objects.filter(pk=feed.pk).delete()
