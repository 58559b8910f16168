"""Setting a gathering up, wording it otherwise, and letting it end."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.circles.queries import ids_in
from eachother.foundation.models import Vanished, take_hold
from eachother.foundation.refs import new_ref
from eachother.gatherings import queries, seats
from eachother.gatherings.actions.laying_out import lay_out, set_clocks_right
from eachother.gatherings.kinds import CHANGED, NEW, OF_A_DAY, SEAT
from eachother.gatherings.models import Gathering, Occasion
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Conflict

WORDED = ("name", "words", "place", "link", "access", "seats")


@transaction.atomic
def set_up(asked: Mapping[str, Any], *, circle: Circle | None, ref: str, by: Person) -> Gathering:
    """A new gathering from a checked form (`forms.Arranging`); whoever is in the circle is told. `ref` was given with
    the form: sent twice, it is one gathering; where another has it, this one is given its own."""
    circle = take_hold(Circle.objects.all(), circle.pk) if circle else None
    if Gathering.objects.filter(ref=ref).exclude(set_up_by=by, circle=circle).exists():
        ref = new_ref()
    gathering, new = Gathering.objects.get_or_create(
        ref=ref, set_up_by=by, circle=circle, defaults={**asked, "worded_by": by}
    )
    if new:
        lay_out(gathering)
        if circle:
            circles.stir(circle)
            notices.tell_all(ids_in(circle) - {by.pk}, NEW, about=gathering.ref, scope=circle.ref)
    return gathering


@transaction.atomic
def reword(gathering: Gathering, asked: Mapping[str, Any], *, by: Person) -> None:
    """Its words, place, link and seats from now on. Raises Conflict 'seats-taken' when more already come to one of its
    days than it would have seats."""
    held = take_hold(Gathering.objects.all(), gathering.pk)
    if asked["seats"] is not None and _most_that_come(held) > asked["seats"]:
        raise Conflict("seats-taken")
    before = queries.comings(held)
    for name in WORDED:
        setattr(held, name, asked[name])
    held.worded_at, held.worded_by = timezone.now(), by
    held.save(update_fields=[*WORDED, "worded_at", "worded_by"])
    tell_who_moved_up(held, before)


@transaction.atomic
def end(gathering: Gathering, last: date, *, by: Person) -> None:
    """It comes round no more after this day. Whoever said that they come later, or maybe, is told."""
    held = take_hold(Gathering.objects.select_related("circle"), gathering.pk)
    if held.until is not None and held.until <= last:
        return
    gone = held.occasions.filter(on__gt=last)
    refs = list(gone.values_list("ref", flat=True))
    told = {who for coming in queries.comings(held, gone).values() for who in coming.all} - {by.pk}
    for kind in OF_A_DAY:
        notices.settle_for_all(kind, about=refs)
    held.until, held.worded_at, held.worded_by = last, timezone.now(), by
    held.save(update_fields=["until", "worded_at", "worded_by"])
    held.answers.filter(on__gt=last).delete()
    gone.delete()
    notices.settle_for_all(NEW, about=[held.ref])
    notices.tell_all(told, CHANGED, about=held.ref, scope=held.scope)


def lay_out_further() -> int:
    """What comes round without end is laid out further, and clocks are set right. Says how many gatherings."""
    today = timezone.localdate()
    going_on = list(Gathering.objects.filter(Q(until=None) | Q(until__gte=today)).exclude(rhythm="once", day__lt=today))
    for one in going_on:
        with suppress(Vanished), transaction.atomic():
            held = take_hold(Gathering.objects.all(), one.pk)
            lay_out(held, today)
            set_clocks_right(held)
    return len(going_on)


def tell_who_moved_up(gathering: Gathering, before: Mapping[Occasion, seats.Coming]) -> None:
    """Whoever waited for a seat and has one now is told, for each day of it."""
    if not any(one.waiting for one in before.values()):
        return
    for occasion, now in queries.comings(gathering).items():
        waited = before[occasion].waiting if occasion in before else []
        if moved_up := set(waited) & set(now.seated):
            notices.tell_all(moved_up, SEAT, about=occasion.ref, scope=gathering.scope)


def _most_that_come(gathering: Gathering) -> int:
    comings = queries.comings(gathering).values()
    return max((len(one.seated) + len(one.waiting) for one in comings), default=0)
