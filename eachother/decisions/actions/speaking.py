"""A voice is given, or changed."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from eachother.decisions import kinds
from eachother.decisions.actions.closing import weigh
from eachother.decisions.actions.holding import hold_open
from eachother.decisions.models import Decision, Elector
from eachother.decisions.told import ASKING
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone, Refused


@transaction.atomic
def speak(decision: Decision, given: Mapping[str, Any], *, number: int, by: Person) -> None:
    """`by` says this in round `number`, which is the one that their page showed; as often as they like while it runs,
    where its kind lets them. Raises Gone 'closed', Conflict 'asked-anew' when another version is asked meanwhile,
    Refused 'not-asked' for who is not in the electorate, and what the kind raises."""
    held = hold_open(decision)
    running = held.rounds.running().select_related("proposal").first()
    if running is None:
        raise Gone("not-asked-now")
    if running.number != number:
        raise Conflict("asked-anew")
    elector = Elector.objects.still().filter(round=running, person=by).first()
    if elector is None:
        raise Refused("not-asked")
    kinds.named(held.kind).take(running, elector, given)
    for kind in ASKING:
        notices.settle(by, kind, about=held.ref)
    weigh(held, running, timezone.now())
