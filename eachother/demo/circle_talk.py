"""What the people of Riverside have said in their circles. It was long ago: rows are written, and no verb used."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from eachother.circles.models import Circle
from eachother.demo.drawn import drawn
from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LifeError
from eachother.demo.shapes import SaidInCircle, ThreadBegun
from eachother.people.models.invitation import new_code
from eachother.talk import pictures
from eachother.talk.formatting import shown
from eachother.talk.models import BeenThere, Before, Following, Picture, Place, Reply, Thread
from eachother.talk.rules import key_of, once_of

LATER = timedelta(minutes=9)


def say(
    threads: Mapping[str, Iterable[ThreadBegun]],
    circles: Mapping[str, Circle],
    people: Mapping[str, Inhabitant],
    now: datetime,
) -> None:
    """All threads of all circles, by their names. Raises LifeError for a quote of what nobody has said."""
    for name, circle in circles.items():
        there = [came.person for came in circle.memberships.select_related("person")]
        for one in threads[name]:
            thread = _begin(one, circle, people, now)
            Place.objects.bulk_create(
                Place(thread=thread, person=person, number=_read_to(one, person.name)) for person in there
            )


def _begin(one: ThreadBegun, circle: Circle, people: Mapping[str, Inhabitant], now: datetime) -> Thread:
    first, last = (now - timedelta(days=said.days_ago) for said in (one.said[0], one.said[-1]))
    thread = Thread.objects.create(circle=circle, title=one.title, last=len(one.said), moved_at=last, created_at=first)
    replies: list[Reply] = []
    for said in one.said:
        replies.append(_reply(thread, said, _quoted(said, one.said, replies), people, now))
    writers = {reply.by_id: reply for reply in reversed(replies) if reply.by_id}
    Following.objects.bulk_create(
        Following(thread=thread, person_id=pk, created_at=reply.created_at) for pk, reply in writers.items()
    )
    return thread


def _reply(
    thread: Thread, said: SaidInCircle, quotes: Reply | None, people: Mapping[str, Inhabitant], now: datetime
) -> Reply:
    if said.unnamed == bool(said.by):
        raise LifeError(f"{said.words!r} is by somebody, or without a name.")
    at, code = now - timedelta(days=said.days_ago), new_code()
    gone = said.taken_back
    reply = Reply.objects.create(
        thread=thread,
        number=thread.replies.count() + 1,
        by=None if gone or said.unnamed else people[said.by].person,
        words="" if gone else said.words,
        shown="" if gone else shown(said.words),
        note="" if gone else said.note,
        quotes=quotes,
        once=once_of(code, said.words),
        key=key_of(code) if said.unnamed and not gone else "",
        edited_at=at + LATER if said.was else None,
        taken_back_at=at + LATER if gone else None,
        created_at=at,
    )
    if said.was:
        Before.objects.create(reply=reply, shown=shown(said.was), created_at=at + LATER)
    BeenThere.objects.bulk_create(
        BeenThere(reply=reply, by=people[name].person, created_at=at + LATER) for name in said.been
    )
    if said.picture:
        _hang(reply, said, at)
    return reply


def _hang(reply: Reply, said: SaidInCircle, at: datetime) -> None:
    file = drawn(said.picture)
    data, width, height = pictures.made_anew(file, len(file.getvalue()))
    picture = Picture.objects.create(reply=reply, words=said.seen, width=width, height=height, created_at=at)
    pictures.put(picture.ref, data)


def _quoted(said: SaidInCircle, all_said: Iterable[SaidInCircle], replies: Iterable[Reply]) -> Reply | None:
    if not said.quotes:
        return None
    for earlier, reply in zip(all_said, replies, strict=False):
        if earlier.words.startswith(said.quotes):
            return reply
    raise LifeError(f"Nobody has said {said.quotes!r} before it is quoted.")


def _read_to(one: ThreadBegun, name: str) -> int:
    """The last that somebody has read."""
    new = [number for number, said in enumerate(one.said, 1) if name in said.new_to]
    return new[0] - 1 if new else len(one.said)
