"""The page of one decision: all of it, from the question to the outcome."""

from collections.abc import Mapping
from types import MappingProxyType

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from eachother.community.queries import rules_of_deciding
from eachother.decisions import actions, pages, queries
from eachother.decisions.drafts import is_grave
from eachother.decisions.models import Decision
from eachother.decisions.words import Wrong, needed_words, outcome_words, problem_words
from eachother.foundation.refs import new_ref
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.pages import page
from eachother.web.paging import number_of

NOTHING: Mapping[str, str] = MappingProxyType({})


@require_safe
@signed_in
def decision(request: PersonRequest, ref: str) -> HttpResponse:
    """Whatever is due in it by now happens before it is shown."""
    found = queries.decision_for(request.person, ref)
    if found.due_at and found.due_at <= timezone.now():
        actions.go_on(found)
        found = queries.decision_for(request.person, ref)
    return decision_page(request, found)


def decision_page(
    request: PersonRequest, decision: Decision, wrong: Mapping[str, str] = NOTHING, status: int = 200
) -> HttpResponse:
    """`wrong` says at which place (a form's name, 'voice', or '' for all of it) something could not be done, by its
    reason; what was typed is in its field still."""
    asked, said = number_of(request.GET, "asked"), number_of(request.GET, "said")
    shown = pages.decision_page(request.person, decision, asked=asked, said=said)
    outcome = getattr(decision, "outcome", None)
    context = {
        "decision": decision,
        "shown": shown,
        "seen": shown.seen,
        "part": shown.kind.part(request, shown.seen, wrong.get("voice", "")),
        "outcome": outcome,
        "outcome_words": outcome_words(outcome) if outcome else "",
        "needed": needed_words(shown.seen.standing.lacking) if shown.seen.standing else "",
        "days": _days(shown),
        "wait": problem_words(shown.wait) if shown.wait else "",
        "wrong": Wrong({place: [problem_words(reason)] for place, reason in wrong.items()}),
        "typed": request.POST,
        "once": request.POST.get("once") or new_ref(),
    }
    return page(request, "decisions/decision.html", context, status)


def _days(shown: pages.DecisionPage) -> int:
    """How long everybody would have, were they asked now."""
    grave = bool(shown.versions) and is_grave(shown.versions[0].proposal.effect)
    return shown.kind.measure(shown.seen.decision, rules_of_deciding(), grave=grave).days


def not_done(request: PersonRequest, ref: str, place: str, problem: Problem) -> HttpResponse:
    """The page as it is now, with why it could not be done at its place; where that place has gone meanwhile, above all
    else, with the words that were typed."""
    found = queries.decision_for(request.person, ref)
    place = "" if problem.status in (403, 410) else place
    return decision_page(request, found, {place: problem.reason}, 422 if problem.status == 400 else problem.status)
