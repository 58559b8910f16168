"""What people of Riverside have written for themselves, sealed as their browsers would."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from eachother.demo.keys import Inhabitant
from eachother.demo.shapes import PlanWritten
from eachother.journal.models import Kind, Page
from eachother.journal.parts import PLAN
from eachother.vault.encoding import from_base64
from eachother.vault.sealing import seal_page


def write(plans: Iterable[PlanWritten], people: Mapping[str, Inhabitant], now: datetime) -> None:
    for plan in plans:
        owner, at = people[plan.by], now - timedelta(days=plan.days_ago)
        words = {part.name: getattr(plan, part.name).strip() for part in PLAN}
        sealed = seal_page(owner.account, kind=Kind.PLAN, ref=owner.person.ref, revision=1, words=words)
        Page.objects.create(
            owner=owner.person,
            ref=owner.person.ref,
            kind=Kind.PLAN,
            revision=1,
            sealed=from_base64(sealed),
            created_at=at,
            updated_at=at,
        )
