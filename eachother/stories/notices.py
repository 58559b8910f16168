"""Who is told of a story: whom it is told to by name, and whose story it answers or sees differently."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.foundation.prepared import Many, Prepared
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.stories.kinds import ANSWER, DIFFERENTLY, NAMED
from eachother.stories.models import Story
from eachother.web.addresses import url

PLACE = "stories"
GROUP = kinds.Group("stories", _lazy("Somebody tells you a story, or says something to yours"))


def register() -> None:
    for name in (NAMED, ANSWER, DIFFERENTLY):
        kinds.register(kinds.Kind(name, PLACE, describe, stands, group=GROUP))


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query. Its title is shown where its words are not covered."""
    refs = [notice.about for notice in notices]
    found = {ref: (title, note) for ref, title, note in _stories(person=person, refs=refs)}
    for notice in notices:
        if notice.about not in found:
            continue
        title, note = found[notice.about]
        yield kinds.NoticeCard(
            notice,
            title=_title(notice),
            detail=_("Before you read it: %(note)s") % {"note": note} if note else "",
            voice="" if note else title,
            powers=notice.by_carries if notice.by else (),  # type: ignore[attr-defined]
            link=url("stories:story", notice.about) + ("#answers" if notice.kind == DIFFERENTLY else ""),
            link_text=_("Read it"),
            icon="" if notice.by else "book-open",
        )


def stands(person: Person) -> Exists:
    """They may (still) read it."""
    return Exists(Story.objects.visible_to(person).filter(ref=OuterRef("about"), taken_back_at=None))


def _title(notice: Notice) -> str:
    if notice.kind == DIFFERENTLY:
        return _("%(name)s sees your story differently") % {"name": notice.by.name if notice.by else _("Somebody")}
    if notice.kind == ANSWER:
        if notice.by:
            return _("%(name)s answers your story with one of their own") % {"name": notice.by.name}
        return _("Somebody answers your story with one of their own")
    if notice.by:
        return _("%(name)s lets you read a story") % {"name": notice.by.name}
    return _("Somebody lets you read a story")


def _these(person: Person, refs: list[str]) -> QuerySet[Story, tuple[str, str, str]]:
    return Story.objects.visible_to(person).filter(ref__in=refs).values_list(F("ref"), "title", "note").order_by("pk")


_stories = Prepared(_these, person=Person, refs=Many(str))
