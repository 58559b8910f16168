"""A temperature check: how warm people are to something. It decides nothing."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q
from django.db.models.query import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy

from eachother.community.deciding import Measure, RulesOfDeciding
from eachother.decisions import kinds
from eachother.decisions.actions import urns
from eachother.decisions.models import Count, Decision, Elector, Ended, Feeling, Mode, Round, State, Urn
from eachother.decisions.rules import lengths
from eachother.decisions.rules.spread import Warmth
from eachother.decisions.temperature_page import part
from eachother.foundation.text import clean_text
from eachother.people.problems import Problem

NAME = "temperature"
DAYS = 3


def register() -> None:
    kinds.register(
        kinds.Kind(
            NAME,
            gettext_lazy("Temperature check"),
            gettext_lazy("How warm are people to it, just now? It decides nothing."),
            take,
            spoken,
            verdict,
            part,
            opens=urns.place_urn,
            closed=closed,
            measure=measure,
            begins=State.ASKING,
            modes=(Mode.NAMED, Mode.SECRET),
            order=40,
        )
    )


def measure(decision: Decision, rules: RulesOfDeciding, *, grave: bool) -> Measure:
    """A few days; and since nothing is decided, it needs nobody in particular."""
    return Measure(days=DAYS, share=0, least=1, enough=1)


def take(running: Round, elector: Elector, given: Mapping[str, Any]) -> None:
    """`warmth`, and words if they like. Raises Problem 'warmth-none', 'left-words-long'; Conflict 'voted-already' where
    it is secret."""
    warmth, words = read(given)
    if running.decision.mode == Mode.SECRET:
        urns.put_in(elector, warmth, words)
    else:
        said = {"warmth": warmth, "words": words, "said_at": timezone.now()}
        Feeling.objects.update_or_create(elector=elector, defaults=said)


def read(given: Mapping[str, Any]) -> tuple[Warmth, str]:
    """What a form sent. Raises as `take`."""
    warmth, words = str(given.get("warmth", "")), clean_text(str(given.get("words", "")))
    if warmth not in [*Warmth]:
        raise Problem("warmth-none")
    if len(words) > lengths.LEFT_WORDS:
        raise Problem("left-words-long")
    return Warmth(warmth), words


def spoken(rounds: Collection[int]) -> QuerySet[Elector]:
    return Elector.objects.filter(Q(feeling__isnull=False) | Q(cast__isnull=False), round__in=rounds)


def verdict(running: Round, standing: kinds.Standing) -> kinds.Verdict:
    """When its time is over, or all have spoken: it has been heard."""
    if standing.time_is_over or (standing.spoken and standing.spoken >= standing.asked):
        return kinds.Closes(Ended.HEARD)
    return kinds.Waits()


def closed(ended: Round) -> None:
    """How many said which is kept."""
    said = said_in(ended)
    Count.objects.create(round=ended, result={one.value: said.count(one) for one in Warmth})
    urns.empty(ended, counted=True)


def said_in(running: Round) -> list[Warmth]:
    if running.decision.mode == Mode.SECRET:
        return [Warmth(json.loads(one)) for one in Urn.objects.get(round=running).ballots]
    counting = Feeling.objects.filter(elector__round=running, elector__fell_out_at=None)
    return [Warmth(one) for one in counting.values_list("warmth", flat=True)]
