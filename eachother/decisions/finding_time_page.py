"""What the page of looking for a time shows: the times there are, when one can, and which was found. Never writes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from eachother.decisions.kinds import Seen
from eachother.decisions.models import Decision
from eachother.decisions.queries import options, when
from eachother.decisions.rules import lengths
from eachother.decisions.rules.times import Can
from eachother.decisions.words import problem_words
from eachother.foundation import clocks
from eachother.people.http import PersonRequest
from eachother.web.times import lasts_words

NEW = {"at": "19:00", "minutes": "90"}
AT = {"day-odd": "day", "day-past": "day", "day-far": "day", "at-odd": "at", "at-skipped": "at",
      "zone-odd": "zone", "minutes-odd": "minutes", "slots-many": "day"}  # fmt: skip


def part(request: PersonRequest, seen: Seen, reason: str) -> SafeString:
    shown: dict[str, Any] = {
        "decision": seen.decision,
        "seen": seen,
        "slots": list(options.slots_of(seen.decision)),
        "reason": reason,
        "wrong": [problem_words(reason)] if reason else [],
    }
    if seen.round is None:
        form = form_of(request.POST if reason else {}, reason)
        return render("_slots.html", shown | {"mine": mine(request, seen.decision), "form": form}, request)
    shown["stands"] = when.answers_by_slot(seen.round)
    if seen.runs:
        return render("_answers.html", shown | answers(request, seen, typed=bool(reason)), request)
    slot = when.time_found(seen.decision)
    left_out = when.who_cannot(seen.round, slot, request.person) if slot else []
    return render("_result.html", shown | {"slot": slot, "left_out": left_out}, request)


def render(name: str, shown: Mapping[str, Any], request: PersonRequest) -> SafeString:
    return SafeString(render_to_string(f"decisions/times/{name}", dict(shown), request))


def form_of(typed: Mapping[str, str], reason: str) -> dict[str, Any]:
    """The fields of a new time; at first some evening to come, by the clocks of the community."""
    in_a_week = (timezone.localdate() + timedelta(days=7)).isoformat()
    before = {"day": in_a_week, "zone": settings.TIME_ZONE, **NEW}
    return {
        "typed": {name: typed.get(name, value) for name, value in before.items()},
        "wrong": {AT.get(reason, "day"): [problem_words(reason)]} if reason else {},
        "zones": clocks.zones(),
        "lasts": [(str(one), lasts_words(one)) for one in lengths.LASTS],
    }


def mine(request: PersonRequest, decision: Decision) -> set[str]:
    """Which times this person put on the table. One query."""
    return set(options.slots_of(decision).filter(by=request.person).values_list("ref", flat=True))


def answers(request: PersonRequest, seen: Seen, *, typed: bool) -> dict[str, Any]:
    """What they say of each time, as it was typed or said before. One query."""
    said = when.answers_of(seen.elector) if seen.elector else {}
    prefix = "can-"
    sent = {name.removeprefix(prefix): can for name, can in request.POST.items() if name.startswith(prefix)}
    return {"said": sent if typed else said, "answered": bool(said), "cans": can_words()}


def can_words() -> list[tuple[str, str]]:
    return [(Can.YES, _("I can")), (Can.IF_NEED_BE, _("If need be")), (Can.NO, _("I cannot"))]
