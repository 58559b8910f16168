"""Putting options and times on the table, and taking one's own back."""

from django.http import Http404

from eachother.decisions import actions, finding_time, ranked
from eachother.decisions.models import Decision
from eachother.decisions.queries import options
from eachother.decisions.slot_form import read_time
from eachother.decisions.views.doing import sent
from eachother.people.http import PersonRequest


@sent("voice", "saying")
def add_option(request: PersonRequest, decision: Decision) -> None:
    _only(decision, ranked.NAME)
    actions.add_option(decision, request.POST.get("option", ""), by=request.person)


@sent("voice")
def take_option_back(request: PersonRequest, decision: Decision, option: str) -> None:
    actions.take_option_back(options.own_option(decision, request.person, option), by=request.person)


@sent("voice", "saying")
def add_slot(request: PersonRequest, decision: Decision) -> None:
    _only(decision, finding_time.NAME)
    actions.add_slot(decision, read_time(request.POST.dict()), by=request.person)


@sent("voice")
def take_slot_back(request: PersonRequest, decision: Decision, slot: str) -> None:
    actions.take_slot_back(options.own_slot(decision, request.person, slot), by=request.person)


def _only(decision: Decision, kind: str) -> None:
    """What is put on the table fits how it is decided; else a 404."""
    if decision.kind != kind:
        raise Http404
