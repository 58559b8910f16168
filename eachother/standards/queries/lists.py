"""Standards in lists."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.query import QuerySet

from eachother.people.models import Person
from eachother.standards.models import Adoption, Recall, Root, Standard, Statement
from eachother.standards.rules import HOLDING_AT_MOST
from eachother.stories.models import Audience, Story, Uses
from eachother.stories.queries import in_fair_order
from eachother.talk.models import out_of_sight
from eachother.web.paging import Paged, paged

AT_ONCE = 20
STORIES_AT_ONCE = 20


def holding(number: int = 1, size: int = HOLDING_AT_MOST) -> Paged[Adoption]:
    """What holds here, the oldest first; each with whether it is `back` on the table."""
    back = Exists(Recall.objects.filter(standard=OuterRef("standard"), settled_at=None))
    rows = Adoption.objects.filter(ended_at=None).select_related("standard", "statement", "decision")
    return paged(rows.annotate(back=back).order_by("created_at", "pk"), number, size=size)


def growing_page(person: Person, number: int) -> Paged[Any]:
    """What does not hold yet, the last moved first; each with what it `says` so far."""
    rows = Standard.objects.growing().visible_to(person)
    return paged(_with_newest(rows, person).order_by("-moved_at", "-pk"), number, size=AT_ONCE)


def retired_page(person: Person, number: int) -> Paged[Any]:
    """What held once, the last let go first; each with what it `says`."""
    rows = Standard.objects.retired()
    ended = Adoption.objects.filter(standard=OuterRef("pk")).order_by("-ended_at").values("ended_at")[:1]
    said = Adoption.objects.filter(standard=OuterRef("pk")).order_by("-ended_at").values("statement__words")[:1]
    rows = rows.annotate(ended=Subquery(ended), says=Subquery(said))
    return paged(rows.order_by(F("ended").desc(), "-pk"), number, size=AT_ONCE)


def stories_to_lay(person: Person, standard: Standard, number: int) -> Paged[Story]:
    """Stories that this person comes across, that everybody here may read and whose teller lets them stand under a
    standard, without those that lie there already. What nobody has heard yet stands first."""
    rows = may_be_laid(person).exclude(pk__in=Root.objects.filter(standard=standard, gone_at=None).values("story"))
    return paged(in_fair_order(rows), number, size=STORIES_AT_ONCE)


def may_be_laid(person: Person) -> QuerySet[Story]:
    to_all = (Audience.HERE, Audience.WEB)
    return Story.objects.met_by(person).allowing(Uses.STANDARD).filter(audience__in=to_all)


def _with_newest(standards: QuerySet[Standard], person: Person) -> QuerySet[Any]:
    newest = (
        Statement.objects.filter(~out_of_sight(person, "by"), standard=OuterRef("pk"))
        .order_by("-number")
        .values("words")[:1]
    )
    return standards.annotate(says=Subquery(newest))
