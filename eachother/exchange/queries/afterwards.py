"""What was said afterwards."""

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404

from eachother.circles.models import Circle, Membership
from eachother.exchange.models import Afterword, Answer, Audience, Slip, Way
from eachother.people.models import Person, muted_by
from eachother.people.queries import visible_to
from eachother.web.paging import Paged, paged

AT_ONCE = 20


def exchange_for(person: Person, ref: str) -> Answer:
    """An answer that was taken up between this person and another who exists for them; else a 404."""
    ours = Answer.objects.taken_up().filter(Q(by=person) | Q(slip__by=person))
    ours = ours.filter(by__in=visible_to(person), slip__by__in=visible_to(person))
    return get_object_or_404(ours.select_related("by", "slip__by", "slip__circle", "connection"), ref=ref)


def afterwords_for(person: Person, slip: Slip) -> list[Afterword]:
    """What was said afterwards about this slip that this person wrote, or that was said to them."""
    theirs = Q(by=person) | Q(other=person)
    return list(Afterword.objects.filter(theirs, answer__slip=slip, by__in=visible_to(person)).select_related("by"))


def own_afterwords(person: Person, number: int) -> Paged[Afterword]:
    """A page of what this person has said afterwards."""
    mine = Afterword.objects.filter(by=person).select_related("other", "circle", "answer")
    return paged(mine.order_by("-created_at", "-pk"), number, size=AT_ONCE)


def said_by(person: Person, answer: Answer) -> dict[Way, Afterword]:
    """What this person has said afterwards about what was taken up, by its way."""
    return {Way(one.way): one for one in Afterword.objects.filter(by=person, answer=answer)}


def said_page(person: Person, circle: Circle | None, number: int) -> Paged[Afterword]:
    """A page of what was said to a circle; or (None) to everybody and in the circles that this person is in."""
    said = Afterword.objects.filter(~muted_by(person, "by"), audience=Audience.ALL, by__in=visible_to(person))
    if circle is not None:
        said = said.filter(circle=circle)
    else:
        within = Membership.objects.filter(circle=OuterRef("circle"), person=person)
        said = said.filter(Q(circle=None) | Exists(within))
    return paged(said.select_related("by", "circle").order_by("-created_at", "-pk"), number, size=AT_ONCE)
