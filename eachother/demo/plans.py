"""What people of Riverside have written for themselves, sealed as their browsers would."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from eachother.connections.models import Member, ShownPlan
from eachother.demo.keys import Inhabitant
from eachother.demo.shapes import LeafWritten, PlanWritten
from eachother.demo.talk import Pair
from eachother.foundation.refs import new_ref
from eachother.journal.models import Kind, Page
from eachother.journal.parts import PLAN, TAKEN_APART
from eachother.vault.encoding import from_base64
from eachother.vault.sealing import seal_page


def write(plans: Iterable[PlanWritten], people: Mapping[str, Inhabitant], pairs: Sequence[Pair], now: datetime) -> None:
    for plan in plans:
        owner, at = people[plan.by], now - timedelta(days=plan.days_ago)
        words = {part.name: getattr(plan, part.name).strip() for part in PLAN}
        _keep(owner, Kind.PLAN, owner.person.ref, words, at)
        for name in plan.shown_to:
            pair = next(one for one in pairs if owner in _both(one) and people[name] in _both(one))
            _show(pair, owner, words, at)


def write_leaves(leaves: Iterable[LeafWritten], people: Mapping[str, Inhabitant], now: datetime) -> None:
    for leaf in leaves:
        if leaf.text:
            words = {"form": "free", "title": leaf.title, "text": leaf.text.strip()}
        else:
            parts = {part.name: getattr(leaf, part.name).strip() for part in TAKEN_APART}
            words = {"form": "word", "title": leaf.title, **parts}
        _keep(people[leaf.by], Kind.JOURNAL, new_ref(), words, now - timedelta(days=leaf.days_ago))


def _both(pair: Pair) -> tuple[Inhabitant, Inhabitant]:
    return pair.first, pair.second


def _show(pair: Pair, owner: Inhabitant, words: Mapping[str, str], at: datetime) -> None:
    """As it stands, to the other of the two, who has it at hand."""
    said = {part: text for part, text in words.items() if text}
    sealed = from_base64(pair.talk.show(said, revision=1, by=owner.account))
    ShownPlan.objects.create(
        connection=pair.row, person=owner.person, revision=1, sealed=sealed, shown_at=at, created_at=at
    )
    Member.objects.filter(connection=pair.row).exclude(person=owner.person).update(plan_at_hand_at=at)


def _keep(owner: Inhabitant, kind: Kind, ref: str, words: Mapping[str, str], at: datetime) -> None:
    sealed = from_base64(seal_page(owner.account, kind=kind, ref=ref, revision=1, words=words))
    Page.objects.create(owner=owner.person, ref=ref, kind=kind, revision=1, sealed=sealed, created_at=at, updated_at=at)
