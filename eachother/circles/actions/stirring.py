"""Keeping a circle awake."""

from datetime import timedelta

from django.utils import timezone

from eachother.circles.models import Circle

STIRS_AFTER = timedelta(minutes=10)  # a busy circle is not written to with each word


def stir(circle: Circle) -> None:
    """Something was done there: it is awake. Rooms above say so, inside their own transaction."""
    now = timezone.now()
    Circle.objects.filter(pk=circle.pk, stirred_at__lt=now - STIRS_AFTER).update(stirred_at=now)
