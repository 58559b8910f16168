"""Looking at a secret ballot once more, who said what where that has names, and asking again when it was even."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from eachother.decisions import actions, finding_time, queries, ranked, temperature
from eachother.decisions.finding_time_page import can_words
from eachother.decisions.limits import enough
from eachother.decisions.models import Decision, Mode, Round
from eachother.decisions.pages import seen_by
from eachother.decisions.queries import ballots, options, when
from eachother.decisions.ranked_page import names_of
from eachother.decisions.rules.ranked import places_of
from eachother.decisions.temperature_page import warmth_words
from eachother.decisions.views.doing import TooOften
from eachother.decisions.views.showing import not_done
from eachother.people.access import signed_in
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.people.problems import Conflict, Problem, Refused
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_POST
@signed_in
def look(request: PersonRequest, ref: str) -> HttpResponse:
    """A secret ballot, as it would go in. Nothing is written."""
    found = queries.decision_within(request.person, ref)
    if found.mode != Mode.SECRET:
        raise Http404
    try:
        shown = _ballot(request, found)
    except Problem as problem:
        return not_done(request, ref, "voice", problem)
    return page(request, "decisions/look.html", {"decision": found, **shown})


def _ballot(request: PersonRequest, decision: Decision) -> dict[str, Any]:
    """What stands on it. Raises what giving it would."""
    seen = seen_by(request.person, decision)
    if seen.round is None or not seen.runs:
        raise Conflict("not-asked-now")
    if seen.elector is None:
        raise Refused("not-asked")
    if ballots.has_voted(seen.elector):
        raise Conflict("voted-already")
    if decision.kind == ranked.NAME:
        names = names_of(decision)
        levels, words = ranked.read(list(names), request.POST)
        places = places_of(levels)
        sent = {f"place-{one}": places.get(one, "") for one in names} | {"words": words}
        return {"names": names, "levels": levels, "numbers": places, "words": words, "seen": seen, "sent": sent}
    warmth, words = temperature.read(request.POST)
    sent = {"warmth": warmth.value, "words": words}
    warmths = [(one.value, words) for one, words in warmth_words().items()]
    return {
        "warmth": dict(warmths)[warmth],
        "warmths": warmths,
        "words": words,
        "seen": seen,
        "typed": sent,
        "sent": sent,
    }


@require_safe
@signed_in
def voices(request: PersonRequest, ref: str) -> HttpResponse:
    """Who ranked how, when it has closed; who can when, at any time. A 404 where there are no names."""
    found = queries.decision_for(request.person, ref)
    last = queries.last_round(found)
    if last is None or found.mode == Mode.SECRET:
        raise Http404
    shown = _who_ranked(request, found, last) if found.kind == ranked.NAME else _who_can(request, found, last)
    return page(request, "decisions/voices.html", {"decision": found, "hiding": hidden_from(request), **shown})


def _who_ranked(request: PersonRequest, decision: Decision, last: Round) -> dict[str, Any]:
    if ballots.count_of(last) is None:
        raise Http404
    rows = ballots.rankings_page(last, request.person, number_of(request.GET))
    return {"names": names_of(decision), "rows": rows}


def _who_can(request: PersonRequest, decision: Decision, last: Round) -> dict[str, Any]:
    if decision.kind != finding_time.NAME:
        raise Http404
    rows = when.answers_page(last, request.person, number_of(request.GET))
    return {"slots": options.slots_of(decision), "cans": dict(can_words()), "rows": rows}


@require_POST
@signed_in
def again(request: PersonRequest, ref: str) -> HttpResponse:
    """The same question once more, between what stood alike."""
    found = queries.decision_within(request.person, ref)
    try:
        if enough("opening", request.person):
            raise TooOften("often")
        opened = actions.ask_again(found, by=request.person)
    except Problem as problem:
        return not_done(request, ref, "", problem)
    return HttpResponseRedirect(url("decisions:decision", opened.ref))
