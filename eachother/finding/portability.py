"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eachother.finding import actions
from eachother.finding.fairness import faded
from eachother.finding.models import Attention, LetBe, Nod, Posting, Tie
from eachother.people import leaving
from eachother.people.models import Person
from eachother.people.queries import visible_to

TAKEN: set[type[Model]] = {Nod, Attention}
LEFT: dict[type[Model], str] = {
    Posting: "worked out from what the person says of themselves",
    LetBe: "whom they let be when somebody was new; within a week it goes by itself",
    Tie: "worked out from their connections",
}


def register() -> None:
    leaving.register(leaving.Room("finding", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    """Nods that have not faded: those given, and those that the person can see; and how much others saw of them."""
    visible, live = visible_to(person), Nod.objects.live().order_by("pk")
    return {
        "nods_given": [_nod(one, one.to) for one in live.filter(by=person, to__in=visible).select_related("to")],
        "nods_received": [_nod(one, one.by) for one in live.filter(to=person, by__in=visible).select_related("by")],
        "in_sight": _in_sight(person),
    }


def _in_sight(person: Person) -> str:
    """In whole looks: more exactly, it would tell when somebody has looked."""
    row = Attention.objects.filter(person=person).first()
    looks = round(faded(row.seen, timezone.localdate().toordinal() - row.seen_on)) if row else 0
    if not looks:
        return _("You have hardly been on others’ pages of People lately.")
    return ngettext(
        "Lately you have been on others’ pages of People about as much as if once at the top of one.",
        "Lately you have been on others’ pages of People about as much as if %(n)s times at the top of one.",
        looks,
    ) % {"n": looks}


def _nod(nod: Nod, other: Person) -> dict[str, str]:
    return {"name": other.name, "ref": other.ref, "at": nod.created_at.isoformat(timespec="seconds")}
