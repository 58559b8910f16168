"""Putting a proposal on the table, and amending it: its words, and what it would do by itself."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from eachother.decisions import actions, queries
from eachother.decisions.forms import Proposing, effect_choices, offered_effect, proposal_before, typed_proposal
from eachother.decisions.limits import enough
from eachother.decisions.models import Decision
from eachother.decisions.rules.moving import ASKED
from eachother.decisions.words import Wrong, problem_words
from eachother.foundation.refs import new_ref
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.addresses import url
from eachother.web.pages import page

AT = {"effect": "effect", "proposal-empty": "words", "proposal-long": "words", "proposal-same": "words"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def proposal(request: PersonRequest, ref: str) -> HttpResponse:
    decision = queries.decision_within(request.person, ref)
    if request.method != "POST":
        last = decision.proposals.order_by("-number").first()
        return _page(request, decision, proposal_before(last, decision.circle, request.person))
    typed = typed_proposal(request.POST, decision.circle, request.person)
    if typed.effect and not offered_effect(typed.effect, decision.circle):
        return _page(request, decision, typed, "effect")
    if "choose" in request.POST or (typed.form and not typed.form.is_bound):
        return _page(request, decision, typed)
    if typed.form and not typed.form.is_valid():
        return _page(request, decision, typed, status=422)
    return _put_on_the_table(request, decision, typed)


def _put_on_the_table(request: PersonRequest, decision: Decision, typed: Proposing) -> HttpResponse:
    after, once = request.POST.get("after", ""), request.POST.get("once", "")
    if enough("proposing", request.person):
        return _page(request, decision, typed, "often", status=429)
    try:
        number = int(after) if after.isdecimal() and after.isascii() else -1
        actions.propose(decision, typed.draft, after=number, by=request.person, once=once)
    except Problem as problem:
        status = 422 if problem.status == 400 else problem.status
        now = queries.decision_within(request.person, decision.ref)
        return _page(request, now, typed, problem.reason, status=status)
    return HttpResponseRedirect(url("decisions:decision", decision.ref) + "#proposal")


def _page(
    request: PersonRequest, decision: Decision, typed: Proposing, reason: str = "", *, status: int = 0
) -> HttpResponse:
    """With a reason why it could not be put on the table, at its place."""
    context = {
        "decision": decision,
        "last": decision.proposals.order_by("-number").first(),
        "typed": typed,
        "effects": effect_choices(decision.circle),
        "asks_again": decision.state in ASKED,
        "wrong": Wrong({AT.get(reason, ""): [problem_words(reason)]} if reason else {}),
        "meanwhile": reason == "proposal-meanwhile",
        "once": request.POST.get("once") or new_ref(),
    }
    return page(request, "decisions/proposal.html", context, status or (422 if reason else 200))
