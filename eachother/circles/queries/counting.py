"""How many people are in a circle, for somebody."""

from django.db.models import F, Func, IntegerField, OuterRef, QuerySet, Subquery

from eachother.circles.models import Membership
from eachother.people.models import Block, Person


def existing_for(viewer: Person) -> QuerySet[Membership]:
    """Who is in circles, as far as they exist for the viewer: a count tells of nobody who does not."""
    there = Membership.objects.filter(person__left_at=None)
    blocked = Block.objects.filter(by=viewer).values("other")
    blocking = Block.objects.filter(other=viewer).values("by")
    return there.exclude(person__in=blocked).exclude(person__in=blocking)


def how_many(viewer: Person) -> Subquery:
    """Of the circle of the outer query."""
    there = existing_for(viewer).filter(circle=OuterRef("pk")).order_by()
    counted = there.annotate(n=Func(F("pk"), function="COUNT")).values("n")
    return Subquery(counted, output_field=IntegerField())
