"""Who can when, and which time was found. Never writes."""

from typing import NamedTuple

from django.db.models import Count as HowMany
from django.db.models import Exists, OuterRef, Prefetch

from eachother.decisions.models import Availability, Count, Decision, Elector, Round, Slot
from eachother.decisions.queries.whose import Whose, whose
from eachother.decisions.rules.times import Can
from eachother.people.models import Person
from eachother.web.paging import Paged, paged

VOICES = 30


class Answered(NamedTuple):
    """What somebody says of the times, by ref of the time."""

    said: dict[str, str]
    by: Whose


def answers_of(elector: Elector) -> dict[str, str]:
    """What they say of the times, by ref of the time."""
    return dict(Availability.objects.filter(elector=elector).values_list("slot__ref", "can"))


def answers_by_slot(round_: Round) -> dict[str, dict[str, int]]:
    """How many say what of each time, by its ref. One query."""
    counting = Availability.objects.filter(elector__round=round_, elector__fell_out_at=None)
    said: dict[str, dict[str, int]] = {}
    for slot, can, many in counting.values_list("slot__ref", "can").annotate(HowMany("pk")).order_by():
        said.setdefault(slot, {})[can] = many
    return said


def answers_page(round_: Round, viewer: Person, number: int) -> Paged[Answered]:
    """A page of who can when. Three queries."""
    answers = Prefetch("availabilities", Availability.objects.select_related("slot"))
    spoken = Elector.objects.still().filter(Exists(Availability.objects.filter(elector=OuterRef("pk"))), round=round_)
    page = paged(spoken.prefetch_related(answers).order_by("pk"), number, size=VOICES)
    names = whose(viewer, [one.person_id for one in page.rows])
    rows = [
        Answered({said.slot.ref: said.can for said in one.availabilities.all()}, names.get(one.person_id, Whose()))
        for one in page.rows
    ]
    return Paged(rows, page.number, page.before, page.next)


def who_cannot(round_: Round, slot: Slot, viewer: Person) -> list[Whose]:
    """Whom a time leaves out, some of them: whoever said that they cannot. Two queries."""
    left_out = Elector.objects.still().filter(round=round_, availabilities__slot=slot, availabilities__can=Can.NO)
    ids = list(left_out.order_by("pk").values_list("person_id", flat=True)[:VOICES])
    names = whose(viewer, ids)
    return [names.get(pk, Whose()) for pk in ids]


def time_found(decision: Decision) -> Slot | None:
    """The time to which a decision came, for the rooms above: a gathering can be set up then. At most two queries."""
    count = Count.objects.filter(round__outcome__decision=decision).first()
    ref = count.result.get("slot") if count else None
    return Slot.objects.filter(decision=decision, ref=ref).first() if ref else None
