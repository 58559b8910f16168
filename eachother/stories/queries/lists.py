"""Stories in lists. In none does it matter how many have read one, or said anything to it."""

from typing import Any, NamedTuple

from django.db.models import Case, F, When
from django.db.models.query import QuerySet
from django.shortcuts import get_object_or_404

from eachother.circles.models import Circle
from eachother.people.models import Person
from eachother.stories.models import About, Audience, Kind, Story
from eachother.stories.queries.one import with_all
from eachother.web.paging import Paged, paged

AT_ONCE = 12
EXPERIENCES_AT_MOST = 60
FEED_AT_MOST = 30


class Filter(NamedTuple):
    """What of the list is looked at: stories about an experience, or letters; nothing chosen is all."""

    about: About | None = None
    kind: Kind | None = None
    toward: bool = False


def page_for(person: Person, chosen: Filter, number: int, circle: Circle | None = None) -> Paged[Story]:
    """A page of what others and they themselves have told to this person: what nobody has opened yet first, then the
    newest. With a circle, what was told to that circle."""
    stories = Story.objects.met_by(person).exclude(audience=Audience.MYSELF)
    if circle is not None:
        stories = stories.filter(circle=circle)
    return paged(in_fair_order(_chosen(stories, chosen)), number, size=AT_ONCE)


def own_page(person: Person, number: int) -> Paged[Story]:
    """This person's own: drafts first, then what they told, the newest first."""
    mine = with_all(Story.objects.filter(by=person))
    newest = F("told_at").desc(nulls_first=True)
    return paged(mine.order_by(newest, "-created_at", "-pk"), number, size=AT_ONCE)


def told_of(person: Person) -> list[tuple[str, str, str]]:
    """The experiences (key, name, and a ref that leads to them) of which stories are told to this person, by the
    alphabet."""
    names = _abouts(person).order_by("name_key", "pk").values_list("name_key", "name", "ref")
    each = {key: (key, name, ref) for key, name, ref in names[: EXPERIENCES_AT_MOST * 4]}
    return list(each.values())[:EXPERIENCES_AT_MOST]


def about_for(person: Person, ref: str) -> About | None:
    """What a story that is told to this person is about. A 404 for any other ref; without one, None. Addresses have
    the ref and not the name: what somebody has looked at is read in none."""
    return get_object_or_404(_abouts(person), ref=ref) if ref else None


def _abouts(person: Person) -> QuerySet[About]:
    return About.objects.filter(story__in=Story.objects.met_by(person).exclude(audience=Audience.MYSELF))


def public_page(number: int, person: Person | None) -> Paged[Story]:
    """A page of what is on the open web, for `person` or for who has not come in; the newest first."""
    return paged(with_all(Story.objects.public(person)).order_by("-told_at", "-pk"), number, size=AT_ONCE)


def newest_public(person: Person | None) -> list[Story]:
    """What the feed has."""
    return list(with_all(Story.objects.public(person)).order_by("-told_at", "-pk")[:FEED_AT_MOST])


def in_fair_order(stories: QuerySet[Story]) -> QuerySet[Any]:
    heard = Case(When(heard_at=None, then=False), default=True)
    fair: QuerySet[Any] = with_all(stories.annotate(heard=heard)).order_by("heard", "-told_at", "-pk")
    return fair


def _chosen(stories: QuerySet[Story], chosen: Filter) -> QuerySet[Story]:
    if chosen.about:
        stories = stories.filter(pk__in=About.objects.filter(name_key=chosen.about.name_key).values("story"))
    if chosen.kind:
        stories = stories.filter(kind=chosen.kind)
    if chosen.toward:
        stories = stories.exclude(moved_toward="")
    return stories
