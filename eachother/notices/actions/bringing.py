"""Bringing what was gathered, when its hour has come."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.notices import channels
from eachother.notices.models import Notice

AT_ONCE = 500


def bring() -> int:
    """Tell those whose hour has come, each once, be it in two places at the same time. Returns how many things."""
    brought = 0
    while some := _bring_some():
        brought += some
    return brought


@transaction.atomic
def _bring_some() -> int:
    now = timezone.now()
    due = Notice.objects.select_for_update().filter(shown_from__lte=now, brought_at=None)
    found = dict(due.order_by("shown_from", "pk").values_list("pk", "person_id")[:AT_ONCE])
    if found:
        Notice.objects.filter(pk__in=found).update(brought_at=now)
        channels.carry(sorted(set(found.values())), Q(pk__in=list(found)))
    return len(found)
