"""What the page of a temperature check shows. Never writes."""

from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from eachother.decisions.kinds import Seen
from eachother.decisions.models import Feeling, Mode
from eachother.decisions.queries import ballots
from eachother.decisions.rules.spread import TOO_FEW, Warmth
from eachother.decisions.words import problem_words
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.web.paging import number_of

WHOLE = 100


class Band(NamedTuple):
    """How many said this, and how wide that is drawn: the widest is 100."""

    words: str
    many: int
    wide: int


def part(request: PersonRequest, seen: Seen, reason: str) -> SafeString:
    """While it runs, a spread is shown to whoever has spoken, so that nobody first looks where the others stand; where
    it is secret only afterwards, because whoever saw it before and after a voice would know that voice."""
    if seen.round is None:
        return SafeString("")
    secret = seen.decision.mode == Mode.SECRET
    given = ballots.feeling_of(seen.elector) if seen.elector and not secret else None
    voted = bool(seen.elector and secret and ballots.has_voted(seen.elector))
    shows = not seen.runs or given is not None
    shown = {
        "decision": seen.decision,
        "seen": seen,
        "secret": secret,
        "given": given,
        "voted": voted,
        "typed": typed(request, given, again=bool(reason)),
        "warmths": list(warmth_words().items()),
        "shows": shows,
        "bands": bands(ballots.spread_in(seen.round)) if shows else [],
        "said": ballots.feeling_words(seen.round, number_of(request.GET, "words")) if shows else None,
        "too_few": TOO_FEW,
        "wrong": {_at(reason): [problem_words(reason)]} if reason else {},
        "hiding": hidden_from(request),
    }
    return SafeString(render_to_string("decisions/temperature/_temperature.html", shown, request))


def typed(request: PersonRequest, given: Feeling | None, *, again: bool) -> dict[str, Any]:
    before = {"warmth": given.warmth, "words": given.words} if given else {"warmth": "", "words": ""}
    return {name: request.POST.get(name, "") for name in before} if again else before


def bands(counted: dict[Warmth, int]) -> list[Band]:
    most = max(counted.values(), default=0)
    words = warmth_words()
    return [Band(words[one], many, round(WHOLE * many / most)) for one, many in counted.items()] if most else []


def warmth_words() -> dict[Warmth, str]:
    return {
        Warmth.WARM: _("Warm to it"),
        Warmth.RATHER_WARM: _("Rather warm"),
        Warmth.BETWEEN: _("In between"),
        Warmth.RATHER_COOL: _("Rather cool"),
        Warmth.COOL: _("Cool"),
    }


def _at(reason: str) -> str:
    return "warmth" if reason == "warmth-none" else "words"
