"""Who is told that a thread they follow has moved: in which circle, and of which thread; no words, no name."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.talk.kinds import MOVED
from eachother.talk.models import Place, Reply, Thread
from eachother.web.addresses import url

PLACE = "circles"
GROUP = kinds.Group("threads", _lazy("Somebody writes where you follow a circle’s talk"))


def register() -> None:
    kinds.register(kinds.Kind(MOVED, PLACE, describe, stands, group=GROUP))


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query."""
    found = {thread.ref: thread for thread in _threads(person=person, refs=[notice.about for notice in notices])}
    for notice in notices:
        if thread := found.get(notice.about):
            yield kinds.NoticeCard(
                notice,
                title=_("Something new in %(circle)s") % {"circle": thread.circle.name},
                voice=thread.title,
                link=url("talk:thread", thread.ref) + "#unread",
                link_text=_("Read it"),
                icon="messages-square",
            )


def stands(person: Person) -> Exists:
    """There is something in the thread that is new to them and that they come across."""
    come_to = Place.objects.filter(thread=OuterRef("thread"), person=person, number__gte=OuterRef("number"))
    unread = Reply.objects.met_by(person).filter(~Exists(come_to), thread=OuterRef("pk"), taken_back_at=None)
    return Exists(Thread.objects.visible_to(person).filter(Exists(unread.exclude(by=person)), ref=OuterRef("about")))


def _these(person: Person, refs: list[str]) -> QuerySet[Thread]:
    return Thread.objects.visible_to(person).filter(ref__in=refs).select_related("circle").order_by("pk")


_threads = Prepared(_these, person=Person, refs=Many(str))
