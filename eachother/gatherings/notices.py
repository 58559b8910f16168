"""Who is told of gatherings. From nobody: who set it up, moved it or called it off stands on its page, and whoever has
drawn a line still needs to know that there is nobody in the room."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.gatherings import queries
from eachother.gatherings.kinds import CHANGED, NEW, SEAT, SOON
from eachother.gatherings.models import Gathering, Kind, Occasion
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.web.addresses import url
from eachother.web.times import clock_name, span_words

PLACE = "circles"
GROUP = kinds.Group("gatherings", _lazy("Gatherings"))


def register() -> None:
    for kind in (NEW, CHANGED, SEAT, SOON):
        kinds.register(kinds.Kind(kind, PLACE, describe, stands, group=GROUP))


def stands(person: Person) -> Q:
    """They can still see it and, if it is one day, that is to come."""
    seen = Gathering.objects.visible_to(person)
    days = Occasion.objects.filter(ref=OuterRef("about"), ends_at__gt=Now(), gathering__in=seen)
    return Q(Exists(seen.filter(ref=OuterRef("about")))) | Q(Exists(days))


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query. What they can no longer see, or is over, is left out."""
    found = {one.ref: one for one in queries.told_of(person, [one.about for one in notices])}
    for notice in notices:
        about = found.get(notice.about)
        if about is None or (about.starts_at is not None and notice.kind == NEW):
            continue
        yield kinds.NoticeCard(
            notice,
            title=_title(notice.kind, about),
            detail=_when(about),
            voice=about.name,
            chips=(about.circle or _("for everybody here"),),
            link=url("gatherings:gathering" if about.starts_at is None else "gatherings:day", about.ref),
            link_text=_("Look at it"),
            aside_url=url("gatherings:seen", about.gathering),
            aside_text=_("I’ve seen it"),
            icon="calendar-days",
        )


def _title(kind: str, about: queries.Told) -> str:
    if about.starts_at is None:
        if kind == NEW:
            return _("A new gathering")
        return _("It comes round otherwise now") if about.change else _("It comes round no more")
    if kind == SEAT:
        return _("A seat has come free, and it is yours")
    if kind == SOON:
        return _("It is soon")
    if about.change == Kind.OFF:
        return _("Called off")
    return _("Moved") if about.change else _("It takes place after all, as agreed")


def _when(about: queries.Told) -> str:
    if about.starts_at is None or about.ends_at is None:
        return ""
    return f"{span_words(about.starts_at, about.ends_at, about.zone)} ({clock_name(about.zone)})"
