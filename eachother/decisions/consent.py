"""Consent: not whether everybody wants it, but whether somebody sees harm in it."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Count
from django.db.models.query import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.decisions import kinds
from eachother.decisions.consent_page import part
from eachother.decisions.models import Decision, Elector, Ended, Position, Round, Says
from eachother.decisions.rules import lengths
from eachother.decisions.rules.counting import Comes, comes_to
from eachother.foundation.text import clean_text
from eachother.people.problems import Problem

NAME = "consent"


def register() -> None:
    label = _("Consent")
    hint = _("A proposal, amended until nobody sees harm in it. An objection halts it.")
    kinds.register(kinds.Kind(NAME, label, hint, take, spoken, verdict, part, ready=ready, proposes=True, order=10))


def ready(decision: Decision) -> str:
    """There is a proposal to ask about."""
    return "" if decision.proposals.exists() else "no-proposal"


def take(running: Round, elector: Elector, given: Mapping[str, Any]) -> None:
    """Where this elector stands from now on. Raises Problem 'says-empty', 'harm-empty', 'concern-empty',
    'position-long', 'mend-long'."""
    says = str(given.get("says", ""))
    words, mend = clean_text(given.get("words", "")), clean_text(given.get("mend", ""))
    if says not in Says.values:
        raise Problem("says-empty")
    if says == Says.OBJECT and not words:
        raise Problem("harm-empty")
    if says == Says.CONCERN and not words:
        raise Problem("concern-empty")
    if len(words) > lengths.POSITION:
        raise Problem("position-long")
    if len(mend) > lengths.POSITION:
        raise Problem("mend-long")
    said = {
        "says": says,
        "words": "" if says == Says.AGREE else words,
        "mend": mend if says == Says.OBJECT else "",
        "said_at": timezone.now(),
    }
    Position.objects.update_or_create(elector=elector, defaults=said)


def spoken(rounds: Collection[int]) -> QuerySet[Elector]:
    return Elector.objects.filter(round__in=rounds, position__isnull=False)


def verdict(running: Round, standing: kinds.Standing) -> kinds.Verdict:
    """Whoever objected to an earlier version and says nothing of this one is waited for, with as much time again; then
    their objection counts as if they had said it anew. Silence takes nothing back."""
    counting = Position.objects.counting().filter(elector__round=running)
    voices = dict(counting.values_list("says").annotate(Count("pk")).order_by())
    unheard = Position.objects.still_standing_in(running).count()
    lacking = standing.lacking
    if unheard and standing.last:
        voices[Says.OBJECT] = voices.get(Says.OBJECT, 0) + unheard
    elif not lacking:
        lacking = unheard
    earlier = Round.objects.filter(decision=running.decision_id, number__lt=running.number)
    comes = comes_to(
        voices,
        running.rules,
        lacking=lacking,
        all_spoken=standing.spoken >= standing.asked and running.halted_at is None,
        time_is_over=standing.time_is_over,
        number=earlier.exclude(halted_at=None).count() + 1,
        grave=running.grave,
    )
    match comes:
        case Comes.WAITS:
            return kinds.Waits(lacking)
        case Comes.HALTED:
            return kinds.Halts()
        case Comes.RESTS:
            return kinds.Closes(Ended.RESTS)
        case Comes.DECIDED | Comes.MAJORITY:
            proposal = running.proposal
            ended = Ended.DECIDED if comes == Comes.DECIDED else Ended.MAJORITY
            if proposal is None:
                return kinds.Closes(ended)
            return kinds.Closes(ended, "", proposal.effect, proposal.given, proposal.says)
