"""What is talked about, as far as it exists for whoever looks. Never writes.

Blocked, neither sees the other's threads and words, and a thread moves for each by what they can read of it alone. Who
is muted is not come across. What was written without a name is read by all who may read: nobody knows whose it is.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.query import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from eachother.circles.models import Circle, Readers
from eachother.circles.queries import circle_to_read, ids_in
from eachother.foundation.prepared import Many, Prepared
from eachother.foundation.refs import is_ref
from eachother.people.models import Block, Person, muted_by
from eachother.people.models import has_drawn_lines as lines_of
from eachother.talk.models import BeenThere, Following, Place, Reply, Thread, out_of_sight
from eachother.talk.resonance import Been
from eachother.web.paging import Paged, paged

AT_ONCE = 20
SKETCHED = 3


def threads_of(circle: Circle, person: Person, number: int) -> Paged[Thread]:
    """A page of a circle's threads, newest movement first. Each has `moved`, `is_new` (something unread in it), and who
    began it (`begun_by`). Two queries."""
    now, lines = timezone.now(), has_drawn_lines(person)
    if number > 1:
        return paged(_in(circle, person, now, lines=lines), number, size=AT_ONCE)
    found = (_first_by_sight if lines else _first)(circle=circle, person=person, now=now)
    return Paged(found[:AT_ONCE], 1, None, 2 if len(found) > AT_ONCE else None)


def moved_last(circle: Circle, person: Person) -> list[tuple[str, str, bool]]:
    """The first few of the same: ref, title, whether something is new. The circle is from `circle_for`. One query."""
    few = _few_by_sight if circle.draws_lines else _few  # type: ignore[attr-defined]
    return few(circle=circle, person=person, now=timezone.now())


def thread_for(person: Person, ref: str) -> Thread:
    """A thread that this person may read, else a 404. It knows how far they have come (`came_to`), the first reply that
    is `unread`, and whether they follow it (`follows`); its circle is as `circle_to_read` gives it."""
    found = _one(person=person, ref=ref, now=timezone.now())
    if not found:
        raise Http404
    thread = found[0]
    thread.circle = circle_to_read(person, thread.circle.ref)
    return thread


def reply_for(person: Person, ref: str) -> Reply:
    """A reply that this person may read, taken back or not; else a 404. Its circle is as `circle_to_read` gives it."""
    replies = Reply.objects.visible_to(person).filter(thread__in=Thread.objects.visible_to(person))
    reply = get_object_or_404(replies.select_related("thread__circle", "by", "picture"), ref=ref)
    reply.thread.circle = circle_to_read(person, reply.thread.circle.ref)
    return reply


def quotable(thread: Thread, person: Person, ref: str) -> Reply | None:
    """The reply of this thread with this ref, if they come across it and it still says something."""
    if not ref:
        return None
    replies = Reply.objects.met_by(person).filter(thread=thread, ref=ref, taken_back_at=None)
    return replies.select_related("by").first()


def number_of(thread: Thread, person: Person, refs: Iterable[str]) -> int:
    """The highest number of those of these replies that are still there; 0 when none is."""
    found = _numbers(thread=thread, person=person, refs=[ref for ref in refs if is_ref(ref)])
    return int(found[0]) if found else 0


def is_there(thread: Thread, person: Person) -> bool:
    return Thread.objects.visible_to(person).filter(pk=thread.pk).exists()


def been_there(replies: Iterable[int], person: Person) -> dict[int, list[Been]]:
    """Who says of each of these (by id) that they have been there, in the order in which they said it."""
    found: dict[int, list[Been]] = defaultdict(list)
    for reply, pk, name in _been_there(person=person, replies=list(replies), now=timezone.now()):
        found[reply].append(Been(pk, name))
    return found


def following_ids(thread: Thread, by: Person | None) -> set[int]:
    """Who is told when it moves (by id): whoever follows it and may read there, but for those from whom `by`, or who
    began it, is hidden. Without `by` nobody knows who it is, and all are told."""
    told = Following.objects.filter(thread=thread, stopped_at=None, person__left_at=None)
    return set(told.values_list("person_id", flat=True)) & readers_ids(thread, by)


def readers_ids(thread: Thread, by: Person | None) -> set[int]:
    """Whose open pages hear that something changed (by id): whoever is in the circle, and of those who may read there,
    whoever has opened the thread."""
    people = ids_in(thread.circle)
    if thread.circle.readers == Readers.EVERYBODY:
        people |= set(Place.objects.filter(thread=thread).values_list("person_id", flat=True))
        people |= set(Following.objects.filter(thread=thread).values_list("person_id", flat=True))
    begun_by = Reply.objects.filter(thread=thread, number=1).values_list("by", flat=True).first()
    hidden = {pk for pk in (by.pk if by else None, begun_by) if pk}
    for one, other in Block.objects.filter(Q(by__in=hidden) | Q(other__in=hidden)).values_list("by", "other"):
        people -= {one, other} - hidden
    return people


def is_leaned_on(reply: Reply) -> bool:
    """Whether others' words would stand in the air without it: they quote it, or answer what began a thread."""
    if Reply.objects.filter(quotes=reply).exists():
        return True
    return reply.number == 1 and Reply.objects.filter(thread=reply.thread_id).exclude(pk=reply.pk).exists()


def has_drawn_lines(person: Person) -> bool:
    """Whether there is anybody whom they do not come across."""
    return bool(_has_drawn_lines(person=person, now=timezone.now()))


def _in(circle: Circle, person: Person, now: datetime, *, lines: bool) -> QuerySet[Thread]:
    """`lines`: the order goes by what they can read of each. It is slower, and only then another."""
    first = Reply.objects.filter(thread=OuterRef("pk"), number=1)
    muted = first.filter(muted_by(person, "by", now))
    threads = Thread.objects.visible_to(person).filter(~Exists(muted), circle=circle)
    newest = Reply.objects.met_by(person, now).filter(thread=OuterRef("pk")).order_by("-number")
    threads = threads.annotate(
        moved=Subquery(newest.values("created_at")[:1]) if lines else F("moved_at"),
        is_new=Exists(_unread(person, now)),
        begun_by=Subquery(first.filter(by__left_at=None).values("by__name")[:1]),
        begun_unnamed=Exists(first.exclude(key="")),
    )
    return threads.order_by(F("moved").desc(), "-pk")


def _thread(person: Person, ref: str, now: datetime) -> QuerySet[Thread]:
    followed = Following.objects.filter(thread=OuterRef("pk"), person=person, stopped_at=None)
    place = Place.objects.filter(thread=OuterRef("pk"), person=person).values("number")[:1]
    threads = Thread.objects.visible_to(person).annotate(
        came_to=Coalesce(Subquery(place), 0),
        unread=Subquery(_unread(person, now).order_by("number").values("number")[:1]),
        follows=Exists(followed),
    )
    return threads.filter(ref=ref).select_related("circle")


def _unread(person: Person, now: datetime) -> QuerySet[Reply]:
    """What of the thread in the outer query is new to this person. Read along the index from their place on."""
    place = Place.objects.filter(thread=OuterRef(OuterRef("pk")), person=person).values("number")[:1]
    replies = Reply.objects.met_by(person, now).filter(thread=OuterRef("pk"), taken_back_at=None)
    return replies.exclude(by=person).filter(number__gt=Coalesce(Subquery(place), 0))


def _been(person: Person, replies: list[int], now: datetime) -> QuerySet[BeenThere, tuple[int, int, str]]:
    said = BeenThere.objects.filter(~out_of_sight(person, "by"), ~muted_by(person, "by", now), reply__in=replies)
    return said.filter(by__left_at=None).order_by("pk").values_list("reply_id", "by_id", "by__name")


def _lines(person: Person, now: datetime) -> QuerySet[Person]:
    return Person.objects.filter(lines_of(person, now), pk=person.pk).only("pk")


def _sketched(circle: Circle, person: Person, now: datetime, *, lines: bool) -> QuerySet[Thread, tuple[str, str, bool]]:
    threads: Any = _in(circle, person, now, lines=lines)
    return threads.values_list("ref", "title", "is_new")[:SKETCHED]  # type: ignore[no-any-return]


_first = Prepared(
    lambda circle, person, now: _in(circle, person, now, lines=False)[: AT_ONCE + 1],
    circle=Circle,
    person=Person,
    now=datetime,
)
_first_by_sight = Prepared(
    lambda circle, person, now: _in(circle, person, now, lines=True)[: AT_ONCE + 1],
    circle=Circle,
    person=Person,
    now=datetime,
)
_few = Prepared(partial(_sketched, lines=False), circle=Circle, person=Person, now=datetime)
_few_by_sight = Prepared(partial(_sketched, lines=True), circle=Circle, person=Person, now=datetime)
_numbers = Prepared(
    lambda thread, person, refs: (
        Reply.objects.visible_to(person)
        .filter(thread=thread, ref__in=refs)
        .order_by("-number")
        .values_list("number", flat=True)
    ),
    thread=Thread,
    person=Person,
    refs=Many(str),
)
_one = Prepared(_thread, person=Person, ref=str, now=datetime)
_been_there = Prepared(_been, person=Person, replies=Many(int), now=datetime)
_has_drawn_lines = Prepared(_lines, person=Person, now=datetime)
