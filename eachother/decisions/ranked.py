"""Ranked choice: everybody puts the options in an order of their own, and what most would rather have is chosen."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q
from django.db.models.query import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eachother.decisions import kinds
from eachother.decisions.actions import urns
from eachother.decisions.models import AS_IT_IS, Count, Decision, Elector, Ended, Mode, Option, Ranking, Round, Urn
from eachother.decisions.ranked_page import part
from eachother.decisions.rules import lengths, ranked
from eachother.foundation.text import clean_text
from eachother.people.problems import Problem

NAME = "ranked"
FEW = 2


def register() -> None:
    kinds.register(
        kinds.Kind(
            NAME,
            gettext_lazy("Ranked choice"),
            gettext_lazy("Several ways to go: everybody puts them in an order of their own."),
            take,
            spoken,
            verdict,
            part,
            ready=ready,
            opens=urns.place_urn,
            closed=closed,
            modes=(Mode.NAMED, Mode.SECRET),
            order=20,
        )
    )


def ready(decision: Decision) -> str:
    """There are two options. Asked again because it was even, one beside 'none of these' is enough."""
    follows = decision.follows
    even = follows is not None and follows.kind == NAME and follows.outcome.ended == Ended.EVEN
    return "" if decision.options.count() >= (1 if even else FEW) else "options-few"


def take(running: Round, elector: Elector, given: Mapping[str, Any]) -> None:
    """How this elector ranks them: `place-<ref>` is a number from 1, or nothing. Raises Problem 'place-odd',
    'place-none', 'left-words-long'; Conflict 'voted-already' where it is secret."""
    levels, words = read(on_the_ballot(running.decision), given)
    if running.decision.mode == Mode.SECRET:
        urns.put_in(elector, levels, words)
    else:
        said = {"levels": levels, "words": words, "said_at": timezone.now()}
        Ranking.objects.update_or_create(elector=elector, defaults=said)


def read(options: list[str], given: Mapping[str, Any]) -> tuple[list[list[str]], str]:
    """A ballot that can be counted, and words, from what a form sent. Raises as `take`."""
    levels = ranked.levels_from({one: str(given.get(f"place-{one}", "")) for one in options}, options)
    if levels is None:
        raise Problem("place-odd")
    if not levels:
        raise Problem("place-none")
    words = clean_text(str(given.get("words", "")))
    if len(words) > lengths.LEFT_WORDS:
        raise Problem("left-words-long")
    return levels, words


def on_the_ballot(decision: Decision) -> list[str]:
    """The options, in the order in which they were put on the table, and 'none of these' at the end. One query."""
    return [*Option.objects.filter(decision=decision).order_by("pk").values_list("ref", flat=True), AS_IT_IS]


def spoken(rounds: Collection[int]) -> QuerySet[Elector]:
    return Elector.objects.filter(Q(ranking__isnull=False) | Q(cast__isnull=False), round__in=rounds)


def verdict(running: Round, standing: kinds.Standing) -> kinds.Verdict:
    if standing.lacking or not (standing.time_is_over or standing.spoken >= standing.asked):
        return kinds.Waits(standing.lacking)
    chosen = count(running)["chosen"]
    if len(chosen) > 1:
        return kinds.Closes(Ended.EVEN)
    if chosen == [AS_IT_IS]:
        return kinds.Closes(Ended.DECIDED, _("None of these: it stays as it is."))
    return kinds.Closes(Ended.DECIDED, Option.objects.get(ref=chosen[0]).words)


def closed(ended: Round) -> None:
    """What it came to is kept, and the urn is emptied. When too few had voted, nothing is counted."""
    counted = ended.outcome.ended in (Ended.DECIDED, Ended.EVEN)
    if counted:
        Count.objects.create(round=ended, result=count(ended))
    urns.empty(ended, counted=counted)


def count(running: Round) -> dict[str, Any]:
    """What the ballots come to: JSON, with nothing of who put in which."""
    options = on_the_ballot(running.decision)
    ballots = _ballots(running)
    pairs = ranked.pairs_of(options, ballots)
    return {
        "options": options,
        "ballots": len(ballots),
        "pairs": [[one, other, many] for (one, other), many in pairs.items()],
        "chosen": ranked.winners(options, pairs),
    }


def _ballots(running: Round) -> list[ranked.Levels]:
    if running.decision.mode == Mode.SECRET:
        return [json.loads(one) for one in Urn.objects.get(round=running).ballots]
    counting = Ranking.objects.filter(elector__round=running, elector__fell_out_at=None)
    return list(counting.values_list("levels", flat=True))
