"""What this room knows of a person: given to them when they take it along, forgotten when they leave.

What somebody wrote without their name is not in it: the server does not know that it is theirs.
"""

from typing import Any

from django.db.models import Model

from eachother.people import leaving
from eachother.people.models import Person
from eachother.talk import actions
from eachother.talk.models import BeenThere, Before, Following, Picture, Place, Reply, Thread

TAKEN: set[type[Model]] = {Reply, Thread, Before, Picture, BeenThere, Following}
LEFT: dict[type[Model], str] = {Place: "how far they have read; it is of use only here, and goes when they leave"}


def register() -> None:
    leaving.register(leaving.Room("talk", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    """All that they said, with what stood there before, and where; which threads they follow. The words of others stay
    theirs: of a thread that somebody else began not even the title."""
    said = Reply.objects.filter(by=person).select_related("thread__circle", "picture").prefetch_related("befores")
    in_sight = Thread.objects.in_sight_of(person)
    been = BeenThere.objects.filter(by=person, reply__in=Reply.objects.visible_to(person), reply__thread__in=in_sight)
    followed = Following.objects.filter(person=person, stopped_at=None, thread__in=in_sight)
    return {
        "said_in_circles": [_said(one) for one in said.order_by("pk")],
        "been_there": [
            {"circle": one.reply.thread.circle.name, "ref": one.reply.ref, "at": _at(one)}
            for one in been.select_related("reply__thread__circle").order_by("pk")
        ],
        "followed": [
            {"circle": one.thread.circle.name, "ref": one.thread.ref, "since": _at(one)}
            for one in followed.select_related("thread__circle").order_by("pk")
        ],
    }


def _said(reply: Reply) -> dict[str, Any]:
    picture = getattr(reply, "picture", None)
    return {
        "circle": reply.thread.circle.name,
        "thread": reply.thread.ref,
        **({"title": reply.thread.title} if reply.number == 1 else {}),
        "ref": reply.ref,
        "at": _at(reply),
        "words": reply.words,
        "note": reply.note,
        "before": [{"html": one.shown, "note": one.note, "until": _at(one)} for one in reply.befores.all()],
        "picture": {"ref": picture.ref, "words": picture.words} if picture else None,
    }


def _at(row: Any) -> str:
    return str(row.created_at.isoformat(timespec="seconds"))
