"""Keeping a circle awake."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from eachother.circles.models import Circle

STIRS_AFTER = timedelta(minutes=10)  # a busy circle is not written to with each word


@transaction.atomic
def stir(circle: Circle) -> None:
    """Something was done there: it is awake. Rooms above say so, inside their own transaction.

    They hold rows of their own by then, and whoever leaves the circle holds it first and those rows afterwards: where
    somebody else holds the circle, nobody waits for them.
    """
    now = timezone.now()
    asleep = Circle.objects.filter(pk=circle.pk, stirred_at__lt=now - STIRS_AFTER)
    if found := list(asleep.select_for_update(skip_locked=True)):
        Circle.objects.filter(pk__in=[one.pk for one in found]).update(stirred_at=now)
