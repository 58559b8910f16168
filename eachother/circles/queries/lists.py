"""The circles there are, in the order in which they may matter to a person."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Value, When
from django.utils import timezone

from eachother.circles.models import SLEEPS_AFTER, About, Ask, Circle, Membership
from eachother.circles.queries.about import lived_by
from eachother.circles.queries.one import known
from eachother.people.models import Person
from eachother.web.paging import Paged, paged

AT_ONCE = 20
ASKED, MINE, SHARED, OTHERS, ASLEEP = range(5)


def page_for(person: Person, number: int) -> Paged[Circle]:
    """A page of the circles that this person may know of: into which somebody asks them, then their own, then those
    round something that they have lived, then others, and at the end what sleeps; where something was done lately
    first. Each has its `rank` (as above), `is_in`, `how_many`, and `abouts` with whether they have lived it (`shared`).
    Two queries."""
    circles = known(Circle.objects.visible_to(person), person).annotate(rank=_rank(person))
    abouts = Prefetch("abouts", About.objects.annotate(shared=lived_by(person)).order_by("pk"))
    return paged(circles.prefetch_related(abouts).order_by("rank", "-stirred_at", "-pk"), number, size=AT_ONCE)


def shared_by(person: Person, circle: str = "pk") -> Exists:
    """Whether the circle in this column of the outer query is about something that this person has lived."""
    return Exists(About.objects.filter(lived_by(person), circle=OuterRef(circle)))


def _rank(person: Person) -> Case:
    asleep = timezone.now() - SLEEPS_AFTER
    return Case(
        When(is_asked=True, is_in=False, then=Value(ASKED)),
        When(stirred_at__lte=asleep, then=Value(ASLEEP)),
        When(is_in=True, then=Value(MINE)),
        When(shared_by(person), then=Value(SHARED)),
        default=Value(OTHERS),
        output_field=IntegerField(),
    )


def circles_to_ask_into(person: Person, other: Person, number: int) -> Paged[Circle]:
    """A page of this person's circles in which the other, who exists for them, is not; each with whether they have
    asked already (`is_asked`). One query."""
    inside = Membership.objects.filter(circle=OuterRef("pk"), person=other)
    asked = Ask.objects.filter(circle=OuterRef("pk"), person=other, by=person)
    circles = Circle.objects.of(person).filter(~Exists(inside)).annotate(is_asked=Exists(asked))
    return paged(circles.order_by("-stirred_at", "-pk"), number, size=AT_ONCE)
