"""Which decisions are about which standards, what is due, and who has to do with one."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from eachother.decisions.models import Decision, Proposal
from eachother.standards.models import Adoption, Reading, Recall, Root, Showing, Standard, Statement, Voice

ADOPT, RETIRE, SHOW = "standards.adopt", "standards.retire", "standards.show"
AT_ONCE = 50


class Asked(NamedTuple):
    """A decision that is open about a standard; `statement` is the ref of what it would adopt, or '' to let it go."""

    decision: str
    statement: str


def asked_about(standards: Iterable[Standard]) -> dict[int, Asked]:
    """By id of the standard. Two queries, of as many rows as decisions are open."""
    about: dict[str, Asked] = {}
    open_now = Decision.objects.open().filter(circle=None, proposals__effect__in=(ADOPT, RETIRE)).distinct()
    newest: dict[int, Proposal] = {}
    for one in Proposal.objects.filter(decision__in=open_now).select_related("decision").order_by("number"):
        newest[one.decision_id] = one
    for one in newest.values():
        if one.effect == ADOPT:
            about[str(one.given.get("statement"))] = Asked(one.decision.ref, str(one.given.get("statement")))
        elif one.effect == RETIRE:
            about[str(one.given.get("standard"))] = Asked(one.decision.ref, "")
    if not about:
        return {}
    by_ref = {one.ref: one.pk for one in standards}
    wanted = Statement.objects.filter(ref__in=about, standard__in=by_ref.values()).values_list("ref", "standard_id")
    found = {pk: about[ref] for ref, pk in wanted}
    return found | {pk: about[ref] for ref, pk in by_ref.items() if ref in about}


def ever_asked() -> list[str]:
    """The refs of all statements that anybody was asked about."""
    given = Proposal.objects.filter(effect=ADOPT).values_list("given", flat=True)
    return [str(one.get("statement")) for one in given]


def due(today: date) -> list[Adoption]:
    """What holds, is to be looked at again, and is not on the table yet."""
    holding = Adoption.objects.filter(ended_at=None, look_again_on__lte=today)
    waiting = holding.exclude(standard__recalls__in=Recall.objects.filter(settled_at=None))
    return list(waiting.select_related("standard").order_by("look_again_on", "pk")[:AT_ONCE])


def who_had_to_do_with(standard: Standard) -> set[int]:
    """By id: who read its stories, spoke to it, wrote it, began it, or told a story that lies under it."""
    people: set[int | None] = {standard.begun_by_id}
    for table in (Reading, Voice, Statement):
        people |= set(table._default_manager.filter(standard=standard).values_list("by", flat=True))
    people |= set(Root.objects.filter(standard=standard).values_list("story__by", flat=True))
    return {pk for pk in people if pk}


def is_shown() -> bool:
    """Whether the standards have a page on the open web."""
    return Showing.objects.filter(ended_at=None).exists()
