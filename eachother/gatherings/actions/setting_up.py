"""Setting a gathering up, wording it otherwise, letting it come round otherwise, and letting it end."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
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
from eachother.gatherings.models import Answer, Gathering, Occasion
from eachother.notices import actions as notices
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone

WHEN = ("day", "at", "zone", "minutes", "rhythm", "until")
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
    told = _let_go_after(held, last, by)
    notices.settle_for_all(NEW, about=[held.ref])
    notices.tell_all(told, CHANGED, about=held.ref, scope=held.scope)


@transaction.atomic
def go_on_otherwise(gathering: Gathering, asked: Mapping[str, Any], *, ref: str, by: Person) -> Gathering:
    """From the day in `asked` (a checked form) on it comes round otherwise: this one ends before that day, and another
    goes on with its words, its place and its seats, and with who comes to all its days, in their order.

    What was changed before that day stays as it is; what was said of single days after it goes with those days, and
    whoever came to one, or maybe, is told. `ref` was given with the form: sent twice, it is once. Raises Gone 'over'.
    """
    held = take_hold(Gathering.objects.select_related("circle"), gathering.pk)
    if sent := Gathering.objects.filter(went_before=held, ref=ref).first():
        return sent
    if not held.repeats or held.goes_on_as_id or (held.until and held.until < timezone.localdate()):
        raise Gone("over")
    ref = new_ref() if Gathering.objects.filter(ref=ref).exists() else ref
    kept = {name: getattr(held, name) for name in WORDED}
    when = {name: asked[name] for name in WHEN}
    other = Gathering.objects.create(
        ref=ref, circle=held.circle, set_up_by_id=held.set_up_by_id, worded_by=by, **kept, **when
    )
    lay_out(other)
    _come_along(held, other)
    told = _let_go_after(held, other.day - timedelta(days=1), by, goes_on_as=other)
    notices.tell_all(told, CHANGED, about=other.ref, scope=other.scope)
    waited = list(Notice.objects.filter(kind=NEW, about=held.ref).values_list("person", flat=True))
    notices.settle_for_all(NEW, about=[held.ref])
    notices.tell_all(waited, NEW, about=other.ref, scope=other.scope)
    return other


def _come_along(held: Gathering, other: Gathering) -> None:
    """What people said of all days they say of all the others, and keep their place in the order."""
    of_all = held.answers.filter(on=None)
    Answer.objects.bulk_create(
        Answer(
            gathering=other, person_id=one.person_id, said=one.said, said_at=one.said_at,
            since=max(one.since or other.day, other.day),
        )
        for one in of_all
    )  # fmt: skip


def _let_go_after(held: Gathering, last: date, by: Person, goes_on_as: Gathering | None = None) -> set[int]:
    """There are no days after this one; who (by id) came to one of them, or maybe."""
    gone = held.occasions.filter(on__gt=last)
    refs = list(gone.values_list("ref", flat=True))
    told = {who for coming in queries.comings(held, gone).values() for who in coming.all} - {by.pk}
    for kind in OF_A_DAY:
        notices.settle_for_all(kind, about=refs)
    held.until = min(held.until, last) if held.until else last
    held.worded_at, held.worded_by, held.goes_on_as = timezone.now(), by, goes_on_as
    held.save(update_fields=["until", "worded_at", "worded_by", "goes_on_as"])
    held.answers.filter(on__gt=last).delete()
    gone.delete()
    return told


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
