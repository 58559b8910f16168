"""Which gatherings there are for a person, who comes, and what one said oneself. Never writes.

What the person may not see is a 404. What hangs on somebody who is blocked or muted is left out for both; a seat of
theirs is taken all the same, and a note, which is the circle's, stays under no name.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db.models import Case, CharField, DateTimeField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.query import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from eachother.circles.models import Circle, Membership
from eachother.foundation.prepared import Many, Prepared
from eachother.gatherings import seats
from eachother.gatherings.models import Answer, Calling, Change, Gathering, Note, Occasion, Said
from eachother.people.models import Person, muted_by
from eachother.people.queries import visible_to
from eachother.web.paging import Paged, paged

AT_ONCE = 12
NAMES_AT_ONCE = 40
A_DAY = timedelta(days=1)  # longer than any gathering lasts
COMES = (Said.COME, Said.MAYBE)


class Told(NamedTuple):
    """What a notice is about: a gathering, or one of its days, which alone has times. `change` is how that
    day was changed; of a gathering, whether it goes on otherwise what another was."""

    ref: str
    gathering: str
    name: str
    zone: str
    circle: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    change: str | None


def coming_page(person: Person, number: int) -> Paged[Occasion]:
    """A page of the days to come that are this person's: of their circles, for everybody, or that they said they come
    to; the next first. One query."""
    own = Q(gathering__circle=None) | Q(gathering__circle__in=Circle.objects.of(person)) | Q(mine__in=COMES)
    days = _shown_to(person).coming().filter(own)
    return paged(
        days.filter(~muted_by(person, "gathering__set_up_by")).order_by("starts_at", "pk"), number, size=AT_ONCE
    )


def coming_in(circle: Circle, person: Person, number: int) -> Paged[Occasion]:
    """A page of the days to come in a circle. One query."""
    return paged(_of(circle, person).coming().order_by("starts_at", "pk"), number, size=AT_ONCE)


def past_in(circle: Circle, person: Person, number: int) -> Paged[Occasion]:
    """A page of the days that are over in a circle, the last first, each with whether there is a note. One query."""
    noted = Exists(Note.objects.filter(occasion=OuterRef("pk")))
    days = _of(circle, person).over().taking_place().annotate(has_note=noted)
    return paged(days.order_by("-starts_at", "-pk"), number, size=AT_ONCE)


def next_in(circle: Circle, person: Person) -> Occasion | None:
    """The next one in a circle. One prepared query."""
    return next(iter(_next_of_circle(circle=circle, person=person, now=timezone.now())), None)


def days_of(gathering: Gathering, person: Person, number: int) -> Paged[Occasion]:
    """A page of the days of a gathering that are to come. One query."""
    days = _shown_to(person).coming().filter(gathering=gathering)
    return paged(days.order_by("starts_at", "pk"), number, size=AT_ONCE)


def past_days_of(gathering: Gathering, person: Person, number: int) -> Paged[Occasion]:
    noted = Exists(Note.objects.filter(occasion=OuterRef("pk")))
    days = _shown_to(person).over().filter(gathering=gathering).annotate(has_note=noted)
    return paged(days.order_by("-starts_at", "-pk"), number, size=AT_ONCE)


def gathering_for(person: Person, ref: str) -> Gathering:
    """A gathering that this person can see, with whether they are in its circle (`is_in`); else a 404."""
    found = Gathering.objects.visible_to(person).select_related("circle", "set_up_by", "worded_by", "goes_on_as")
    return get_object_or_404(found.annotate(is_in=_is_in(person, "circle")), ref=ref)


def occasion_for(person: Person, ref: str) -> Occasion:
    """A day of a gathering that this person can see, with `is_in`, what they said of it (`mine`), and of all its days
    (`mine_of_all`); else a 404."""
    of_all = Answer.objects.filter(gathering=OuterRef("gathering"), person=person, on=None)
    found = _shown_to(person).select_related("calling__by", "change__by", "gathering__set_up_by")
    found = found.annotate(mine_of_all=Coalesce(Subquery(of_all.values("said")[:1]), None))
    occasion: Occasion = get_object_or_404(found, ref=ref)
    return occasion


def occasion_to_take_part_in(person: Person, ref: str) -> Occasion:
    """As `occasion_for`; PermissionDenied where they only may see it."""
    occasion = occasion_for(person, ref)
    if not occasion.is_in:  # type: ignore[attr-defined]
        raise PermissionDenied
    return occasion


def coming_to(occasion: Occasion) -> seats.Coming:
    """Who comes on this day (by id). One query."""
    held = Q(on=occasion.on) | Q(on=None, since__lte=occasion.on)
    answers = _in_order(Answer.objects.filter(held, gathering=occasion.gathering_id))
    return seats.coming(answers, occasion.on, occasion.gathering.seats)


def comings(gathering: Gathering, occasions: Iterable[Occasion] | None = None) -> dict[Occasion, seats.Coming]:
    """Who comes on each of these days, or of all that are to come. Two queries."""
    days = gathering.occasions.coming() if occasions is None else occasions
    answers = _in_order(Answer.objects.filter(gathering=gathering))
    return {one: seats.coming(answers, one.on, gathering.seats) for one in days}


def names_of(viewer: Person, ids: list[int], number: int = 1) -> Paged[Person]:
    """Who of these the viewer comes across, in the order in which they are given, a page at a time. One query."""
    here = visible_to(viewer).filter(~muted_by(viewer, "pk"), pk__in=ids)
    known = {one.pk: one for one in here.only("ref", "name")} if ids else {}
    there = [known[pk] for pk in ids if pk in known]
    start = (number - 1) * NAMES_AT_ONCE
    more = len(there) > start + NAMES_AT_ONCE
    return Paged(there[start : start + NAMES_AT_ONCE], number, number - 1 or None, number + 1 if more else None)


def come_across(viewer: Person, people: Iterable[Person | None]) -> dict[int, Person]:
    """Who of these the viewer may read the name of, by id. One query, or none."""
    ids = {one.pk for one in people if one is not None}
    return {one.pk: one for one in visible_to(viewer).filter(~muted_by(viewer, "pk"), pk__in=ids)} if ids else {}


def notes_of(occasion: Occasion) -> list[Note]:
    """All wordings of its note, the last first. One query."""
    return list(Note.objects.filter(occasion=occasion).select_related("by").order_by("-number")[:AT_ONCE])


def last_note(occasion: Occasion) -> Note | None:
    return Note.objects.filter(occasion=occasion).select_related("by").order_by("-number").first()


def last_change(occasion: Occasion) -> Change | None:
    """What had been changed about this day last, and by whom it was put back. One query."""
    return occasion.changes.select_related("put_back_by").order_by("-pk").first()


def mine_between(person: Person, start: datetime, end: datetime) -> list[Occasion]:
    """What begins in between and they said that they come to, or maybe."""
    days = _shown_to(person).taking_place().filter(mine__in=COMES, starts_at__gt=start, starts_at__lte=end)
    return list(days.order_by("starts_at", "pk"))


def next_of(person: Person) -> Occasion | None:
    """The next one that they said they come to, or maybe. One prepared query."""
    now = timezone.now()
    return next(iter(_next(person=person, now=now, since=now - A_DAY)), None)


def told_of(person: Person, refs: Iterable[str]) -> list[Told]:
    """Gatherings of these refs, and days of these refs that are to come, as far as they can see them. One query."""
    return [Told._make(row) for row in _told(person=person, refs=refs, now=timezone.now())]


def calls(occasion: Occasion, person: Person) -> bool:
    calling: Calling | None = getattr(occasion, "calling", None)
    return calling is not None and calling.by_id == person.pk


def answered(person: Person) -> Coalesce:
    """What this person says of the day of the outer query: of the day itself, or of all of them."""
    mine = Answer.objects.filter(gathering=OuterRef("gathering"), person=person)
    of_day = mine.filter(on=OuterRef("on")).values("said")[:1]
    of_all = mine.filter(on=None, since__lte=OuterRef("on")).values("said")[:1]
    return Coalesce(Subquery(of_day), Subquery(of_all))


def _shown_to(person: Person) -> Any:
    days = Occasion.objects.filter(gathering__in=Gathering.objects.visible_to(person))
    days = days.select_related("gathering__circle", "change")
    return days.annotate(mine=answered(person), is_in=_is_in(person, "gathering__circle"))


def _of(circle: Circle, person: Person) -> Any:
    """The circle has been asked for by who may read in it."""
    days = Occasion.objects.filter(gathering__circle=circle).select_related("gathering__circle", "change")
    return days.annotate(mine=answered(person))


def _is_in(person: Person, circle: str) -> Any:
    """For everybody, everybody is in."""
    return Exists(Membership.objects.filter(circle=OuterRef(circle), person=person)) | Q(**{f"{circle}__isnull": True})


def _in_order(answers: QuerySet[Answer]) -> list[seats.Told]:
    rows = answers.filter(person__left_at=None).order_by("said_at", "pk")
    return [seats.Told(*row) for row in rows.values_list("person_id", "said", "said_at", "on", "since")]


def _next_of(person: Person, now: datetime, since: datetime) -> QuerySet[Occasion]:
    """The days are looked through as they come, from the first that may still last, and no further than the one."""
    said = Answer.objects.filter(person=person)
    there = Gathering.objects.visible_to(person).filter(pk=OuterRef("gathering"))
    days = Occasion.objects.coming(now).taking_place().filter(starts_at__gt=since)
    days = days.filter(Exists(said), Exists(said.filter(gathering=OuterRef("gathering"))), Exists(there))
    mine: Any = days.annotate(mine=answered(person))
    mine = mine.filter(mine__in=[str(one) for one in COMES]).select_related("gathering__circle", "change")
    shown = ("ref", "name", "zone", "place", "link", "rhythm", "circle__name")
    mine = mine.only("ref", "starts_at", "ends_at", "change__kind", *(f"gathering__{name}" for name in shown))
    return mine.order_by("starts_at", "pk")[:1]  # type: ignore[no-any-return]


def _told_of(person: Person, refs: list[str], now: datetime) -> QuerySet[Any, tuple[Any, ...]]:
    never = Value(None, DateTimeField())
    otherwise = Case(
        When(Q(went_before__isnull=False) & (Q(until=None) | Q(until__gt=now)), then=Value("otherwise")),
        default=Value(None),
        output_field=CharField(),
    )
    there = Gathering.objects.visible_to(person)
    gatherings = there.filter(ref__in=refs)
    days = Occasion.objects.coming(now).filter(ref__in=refs, gathering__in=there)
    of_days = [f"gathering__{name}" for name in ("ref", "name", "zone", "circle__name")]
    return days.values_list("ref", *of_days, "starts_at", "ends_at", "change__kind").union(
        gatherings.values_list("ref", F("ref"), "name", "zone", "circle__name", never, never, otherwise), all=True
    )


def _next_in(circle: Circle, person: Person, now: datetime) -> QuerySet[Occasion]:
    days = _of(circle, person).coming(now).taking_place()
    return days.order_by("starts_at", "pk")[:1]  # type: ignore[no-any-return]


_next_of_circle = Prepared(_next_in, circle=Circle, person=Person, now=datetime)
_next = Prepared(_next_of, person=Person, now=datetime, since=datetime)
_told = Prepared(_told_of, person=Person, refs=Many(str), now=datetime)
