"""What the page of a ranked choice shows: what there is to choose from, a ballot, and what it came to. Never writes."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from eachother.decisions.kinds import Seen
from eachother.decisions.models import AS_IT_IS, Decision, Mode, Round
from eachother.decisions.queries import ballots, options
from eachother.decisions.rules import ranked
from eachother.decisions.words import problem_words
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.web.paging import number_of


class Against(NamedTuple):
    """How what was chosen stands against another option. Where it does not win straight away, `over` are the options
    over which its chain of wins leads, whose weakest link is won by `chain` to `chain_against`."""

    words: str
    won: int
    lost: int
    over: tuple[str, ...] = ()
    chain: int = 0
    chain_against: int = 0


def part(request: PersonRequest, seen: Seen, reason: str) -> SafeString:
    decision = seen.decision
    shown = {
        "decision": decision,
        "seen": seen,
        "names": names_of(decision),
        "secret": decision.mode == Mode.SECRET,
        "reason": reason,
        "wrong": [problem_words(reason)] if reason else [],
        "hiding": hidden_from(request),
    }
    if seen.round is None:
        shown |= {"mine": mine(request, decision), "typed": request.POST.get("option", "") if reason else ""}
        return render("_options.html", shown, request)
    if seen.runs:
        return render("_ballot.html", shown | ballot(request, seen, typed=bool(reason)), request)
    return render("_result.html", shown | result(seen.round, request), request)


def render(name: str, shown: Mapping[str, Any], request: PersonRequest) -> SafeString:
    return SafeString(render_to_string(f"decisions/ranked/{name}", dict(shown), request))


def names_of(decision: Decision) -> dict[str, str]:
    """The words of each option by ref, in the order in which they stand on the ballot. One query."""
    words = dict(options.options_of(decision).values_list("ref", "words"))
    return {**words, AS_IT_IS: _("None of these: it stays as it is")}


def mine(request: PersonRequest, decision: Decision) -> set[str]:
    """Which options this person put on the table. One query."""
    return set(options.options_of(decision).filter(by=request.person).values_list("ref", flat=True))


def ballot(request: PersonRequest, seen: Seen, *, typed: bool) -> dict[str, Any]:
    """The ballot as it was typed, or as it was given before. One query."""
    secret, elector = seen.decision.mode == Mode.SECRET, seen.elector
    given = ballots.ranking_of(elector) if elector and not secret else None
    places = ranked.places_of(given.levels) if given else {}
    return {
        "voted": bool(elector and secret and ballots.has_voted(elector)),
        "given": given,
        "numbers": typed_places(request.POST) if typed else places,
        "words": request.POST.get("words", "") if typed else given.words if given else "",
    }


def typed_places(typed: Mapping[str, str]) -> dict[str, str]:
    prefix = "place-"
    return {name.removeprefix(prefix): value for name, value in typed.items() if name.startswith(prefix)}


def result(ended: Round, request: PersonRequest) -> dict[str, Any]:
    """What it came to, and why. Four queries."""
    count = ballots.count_of(ended)
    if count is None:
        return {"count": None}
    names, counted = names_of(ended.decision), count.result
    pairs = {(one, other): many for one, other, many in counted["pairs"]}
    chosen = counted["chosen"]
    return {
        "count": counted,
        "chosen": chosen,
        "against": against(chosen[0], counted["options"], pairs, names) if len(chosen) == 1 else [],
        "wins_straight": len(chosen) == 1 and ranked.beats_all(counted["options"], pairs) is not None,
        "pairs": two_by_two(counted["options"], pairs, names),
        "left": ballots.left_words(ended, request.person, number_of(request.GET, "left")),
        "followed": ballots.is_followed(ended.decision),
    }


def against(chosen: str, refs: list[str], pairs: ranked.Pairs, names: Mapping[str, str]) -> list[Against]:
    """Against each other option: those it wins over straight away, then those it does not."""
    chains = ranked.strongest_chains(refs, pairs)
    found = []
    for other in refs:
        if other == chosen:
            continue
        won, lost, chain = pairs[chosen, other], pairs[other, chosen], chains[chosen, other]
        if won > lost or not chain.way:
            found.append(Against(names[other], won, lost))
        else:
            over = tuple(names[one] for one in chain.way[1:-1])
            found.append(Against(names[other], won, lost, over, chain.won, chain.against))
    return sorted(found, key=lambda one: one.lost - one.won)


def two_by_two(refs: list[str], pairs: ranked.Pairs, names: Mapping[str, str]) -> list[tuple[str, str, int, int]]:
    """Each two options once, the one that more would rather have first."""
    found = []
    for number, one in enumerate(refs):
        for other in refs[number + 1 :]:
            first, second = (one, other) if pairs[one, other] >= pairs[other, one] else (other, one)
            found.append((names[first], names[second], pairs[first, second], pairs[second, first]))
    return found
