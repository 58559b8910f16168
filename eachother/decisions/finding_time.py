"""Finding a time: everybody says of each when they can, and the time that leaves out the fewest is found."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.query import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eachother.decisions import kinds
from eachother.decisions.actions.answering import say_when
from eachother.decisions.finding_time_page import part
from eachother.decisions.models import Availability, Count, Decision, Elector, Ended, Round, Slot
from eachother.decisions.rules import times
from eachother.people.problems import Problem
from eachother.web.times import clock_name, span_words

NAME = "time"
FEW = 2


def register() -> None:
    kinds.register(
        kinds.Kind(
            NAME,
            gettext_lazy("Finding a time"),
            gettext_lazy("Several times: everybody says when they can, could if need be, or cannot."),
            take,
            spoken,
            verdict,
            part,
            ready=ready,
            closed=closed,
            order=30,
        )
    )


def ready(decision: Decision) -> str:
    return "" if decision.slots.filter(starts_at__gt=timezone.now()).count() >= FEW else "slots-few"


def take(running: Round, elector: Elector, given: Mapping[str, Any]) -> None:
    """What this elector says of each time: `can-<ref>`. What they leave out they say nothing of. Raises Problem
    'can-none'."""
    slots = Slot.objects.filter(decision=running.decision_id)
    said = {slot: str(given.get(f"can-{slot.ref}", "")) for slot in slots}
    answers = {slot: times.Can(can) for slot, can in said.items() if can in [*times.Can]}
    if not answers:
        raise Problem("can-none")
    say_when(elector, answers)


def spoken(rounds: Collection[int]) -> QuerySet[Elector]:
    return Elector.objects.filter(Exists(Availability.objects.filter(elector=OuterRef("pk"))), round__in=rounds)


def verdict(running: Round, standing: kinds.Standing) -> kinds.Verdict:
    if standing.lacking or not (standing.time_is_over or standing.spoken >= standing.asked):
        return kinds.Waits(standing.lacking)
    slot = found(running, standing.now)
    if slot is None:
        return kinds.Closes(Ended.RESTS, _("There was no time at which anybody could."))
    said = {"when": span_words(slot.starts_at, slot.ends_at, slot.zone), "clock": clock_name(slot.zone)}
    return kinds.Closes(Ended.DECIDED, _("%(when)s, %(clock)s") % said)


def closed(ended: Round) -> None:
    """Which time it came to; the rooms above read it by `queries.when.time_found`."""
    slot = found(ended, ended.outcome.created_at) if ended.outcome.ended == Ended.DECIDED else None
    if slot:
        Count.objects.create(round=ended, result={"slot": slot.ref})


def found(running: Round, now: datetime) -> Slot | None:
    """To what the answers come so far."""
    slots = {slot.ref: slot for slot in Slot.objects.filter(decision=running.decision_id).order_by("starts_at", "pk")}
    best = times.found([times.Slot(ref, slot.starts_at) for ref, slot in slots.items()], _answers(running), now)
    return slots[best] if best else None


def _answers(running: Round) -> list[dict[str, times.Can]]:
    counting = Availability.objects.filter(elector__round=running, elector__fell_out_at=None)
    said: dict[int, dict[str, times.Can]] = {}
    for elector, slot, can in counting.values_list("elector_id", "slot__ref", "can"):
        said.setdefault(elector, {})[slot] = times.Can(can)
    return list(said.values())
