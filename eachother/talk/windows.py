"""A stretch of a thread: a page never holds more, however long the thread is."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, Q, Value, When
from django.db.models.query import QuerySet
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator

from eachother.foundation.prepared import Prepared
from eachother.people.models import Person, muted_by
from eachother.talk.models import Reply, Thread, out_of_sight

AT_ONCE = 30
EXCERPT = 240
WHEN = ("pk", "ref", "number", "created_at", "edited_at", "taken_back_at")
OWN = (*WHEN, "removed", "words", "shown", "note", "key", "by_id")
WHO = ("ref", "name", "left_at")
HUNG = ("ref", "words", "width", "height")
QUOTED = ("ref", "taken_back_at", "removed", "shown", "note", "words", "key", "by__name", "by__left_at")
COLUMNS = (*OWN, *(f"by__{one}" for one in WHO), "quoted", *(f"picture__{one}" for one in HUNG))
COLUMNS += tuple(f"quotes__{one}" for one in QUOTED)
BEFORE_IT = 4  # what stands above the first unread one, so that one knows where one is


class Said(NamedTuple):
    """A reply as a window shows it: who wrote it, if they are here and named; its picture and what it quotes, plain."""

    pk: int
    ref: str
    thread: str  # its ref
    number: int
    at: datetime
    edited: bool
    gone: bool  # taken back
    removed: str  # by the host: when and why
    by: int | None
    whose: str  # `name`, `unnamed` or `left`
    who: str  # their ref
    name: str
    words: str
    shown: str
    note: str
    picture: tuple[str, str, int, int] | None
    quote: tuple[str, str, str, str, str, str] | None


class Window(NamedTuple):
    """Replies in their order, and whether there are others before and after them."""

    replies: list[Said]
    earlier: bool
    later: bool

    @property
    def reaches(self) -> int:
        """The number of the last one on it."""
        return self.replies[-1].number if self.replies else 0


NOTHING = Window([], False, False)


def opening(thread: Thread, person: Person) -> Window:
    """Where somebody who opens the thread goes on reading; or the newest, when nothing is new. One query."""
    unread: int | None = thread.unread  # type: ignore[attr-defined]
    return around(thread, person, unread) if unread else newest(thread, person)


def newest(thread: Thread, person: Person) -> Window:
    return _back(thread, person, thread.last + 1, later=False)


def around(thread: Thread, person: Person, number: int) -> Window:
    """From a little before this number on."""
    return _on(thread, person, number - BEFORE_IT)


def earlier(thread: Thread, person: Person, number: int) -> Window:
    """What stands right before this number."""
    return _back(thread, person, number, later=True)


def later(thread: Thread, person: Person, number: int) -> Window:
    """What stands right after it."""
    return _on(thread, person, number + 1)


def alone(reply: Reply, person: Person) -> Said | None:
    """One reply as a window holds it."""
    found = _on(reply.thread, person, reply.number).replies[:1]
    return found[0] if found and found[0].pk == reply.pk else None


def _on(thread: Thread, person: Person, number: int) -> Window:
    rows = _from(thread=thread, person=person, number=max(number, 0), now=timezone.now())
    found = [_said(thread, row) for row in rows]
    return Window(found[:AT_ONCE], bool(found) and found[0].number > 1, len(found) > AT_ONCE)


def _back(thread: Thread, person: Person, number: int, *, later: bool) -> Window:
    rows = _before(thread=thread, person=person, number=number, now=timezone.now())
    return Window([_said(thread, row) for row in rows[:AT_ONCE][::-1]], len(rows) > AT_ONCE, later)


def _said(thread: Thread, row: tuple[Any, ...]) -> Said:
    pk, ref, number, at, edited_at, gone_at, removed, words, shown, note, key, *others = row
    by, who, name, left_at, quoted, picture, *more = others
    whose = _whose(key, name, left_at)
    if whose != "name":
        who = name = ""
    hung, said_there = (picture, *more[:3]) if picture else None, _quote(tuple(more[3:])) if quoted else None
    seen = (by, whose, who, name, words, shown, note, hung, said_there)
    return Said(pk, ref, thread.ref, number, at, edited_at is not None, gone_at is not None, removed, *seen)


def _whose(key: str, name: str | None, left_at: datetime | None) -> str:
    return "unnamed" if key else "name" if name and not left_at else "left"


def _quote(quoted: tuple[Any, ...]) -> tuple[str, str, str, str, str, str]:
    """Its ref, whose it is (`name`, `unnamed`, `left` or `gone`), the name, how it begins (or why it was
    removed), its note, and all of it."""
    ref, gone_at, removed, shown, note, words, key, *by = quoted
    if gone_at:
        return ref, "gone", "", removed, "", ""
    whose = _whose(key, *by)
    name = by[0] if whose == "name" else ""
    return ref, whose, name, Truncator(strip_tags(shown)).chars(EXCERPT), note, words


def _of(thread: Thread, person: Person, now: datetime) -> QuerySet[Reply, tuple[Any, ...]]:
    """With what is shown of each: its picture, and what it quotes (`quoted` says whether that may be seen)."""
    hidden = Q(quotes=None) | out_of_sight(person, "quotes__by") | Q(muted_by(person, "quotes__by", now))
    replies = Reply.objects.met_by(person, now).filter(thread=thread)
    replies = replies.annotate(quoted=Case(When(hidden, then=Value(False)), default=Value(True)))
    return replies.values_list(*COLUMNS)


_from = Prepared(
    lambda thread, person, number, now: (
        _of(thread, person, now).filter(number__gte=number).order_by("number")[: AT_ONCE + 1]
    ),
    thread=Thread,
    person=Person,
    number=int,
    now=datetime,
)
_before = Prepared(
    lambda thread, person, number, now: (
        _of(thread, person, now).filter(number__lt=number).order_by("-number")[: AT_ONCE + 1]
    ),
    thread=Thread,
    person=Person,
    number=int,
    now=datetime,
)
