"""Who is told of decisions. From nobody: a decision is no one person's."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.decisions.models import Decision, State
from eachother.decisions.told import AMENDED, ASKED, ASKING, CLOSED, OPENED, REMINDED
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.web.addresses import url

PLACE = "commons"
GROUP = kinds.Group("decisions", _lazy("Decisions"))


def register() -> None:
    for kind in (OPENED, *ASKING, CLOSED):
        kinds.register(kinds.Kind(kind, PLACE, describe, group=GROUP))


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """One query. What they can no longer read is left out."""
    refs = [one.about for one in notices]
    found = Decision.objects.readable_by(person).filter(ref__in=refs).select_related("circle")
    decisions = {one.ref: one for one in found}
    for notice in notices:
        decision = decisions.get(notice.about)
        if decision is None or (notice.kind != CLOSED and decision.state == State.CLOSED):
            continue
        yield kinds.NoticeCard(
            notice,
            title=_title(notice.kind),
            voice=decision.question,
            chips=(decision.circle.name if decision.circle else _("for everybody here"),),
            link=url("decisions:decision", decision.ref),
            link_text=_("Look at it"),
            icon="signpost",
            **_done(notice.kind, decision),
        )


def _title(kind: str) -> str:
    return {
        OPENED: _("A question is on the table"),
        ASKED: _("You are asked"),
        AMENDED: _("It was amended, and asks again"),
        REMINDED: _("You have not said anything yet, and it closes soon"),
        CLOSED: _("It is closed"),
    }[kind]


def _done(kind: str, decision: Decision) -> dict[str, Any]:
    """What asks for a voice goes when it was given; anything else when it was seen."""
    if kind in ASKING:
        return {}
    return {
        "action_url": url("decisions:seen", decision.ref),
        "action_text": _("I’ve seen it"),
        "action_icon": "check",
    }
