"""Asking everybody: a decision is opened. And putting what holds back on the table."""

from collections.abc import Callable

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from eachother.decisions.models import Decision
from eachother.foundation.refs import is_ref, new_ref
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.standards import actions, queries, rules
from eachother.standards.effects import months_words
from eachother.standards.limits import count
from eachother.standards.views.growing import EITHER, status_of, wrong_at
from eachother.web.addresses import url
from eachother.web.pages import page


@require_http_methods(EITHER)
@signed_in
def asking(request: PersonRequest, ref: str) -> HttpResponse:
    """About the newest statement: the one that the page showed."""
    found = queries.standard_for(request.person, ref)
    seen = queries.seen(request.person, found)
    newest = seen.newest
    if newest is None:
        raise Http404
    typed = request.POST.get("months", str(rules.USUAL_MONTHS))
    months = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0

    def open_it(words: str, once: str) -> Decision:
        shown = queries.statements_of(request.person, found).filter(ref=request.POST.get("statement", ""))
        if (statement := shown.first()) is None:
            raise Problem("gone")
        return actions.ask(statement, months, words, by=request.person, once=once)

    more = {"months": [(str(one), months_words(one)) for one in rules.MONTHS], "chosen": typed, "statement": newest}
    return _asking(request, "standards/asking.html", {"seen": seen, **more}, open_it)


@require_http_methods(EITHER)
@signed_in
def retirement(request: PersonRequest, ref: str) -> HttpResponse:
    found = queries.standard_for(request.person, ref)
    seen = queries.seen(request.person, found)
    if seen.holds is None:
        raise Http404

    def open_it(words: str, once: str) -> Decision:
        return actions.ask_to_retire(found, words, by=request.person, once=once)

    return _asking(request, "standards/retirement.html", {"seen": seen}, open_it)


@require_http_methods(EITHER)
@signed_in
def recall(request: PersonRequest, ref: str) -> HttpResponse:
    """Anybody puts it back on the table, with why."""
    found, problem = queries.standard_for(request.person, ref), None
    seen = queries.seen(request.person, found)
    if seen.holds is None:
        raise Http404
    words = request.POST.get("words", "")
    if request.method == "POST":
        try:
            count("recall", request.person)
            actions.recall(found, words, by=request.person)
            return HttpResponseRedirect(url("standards:standard", ref))
        except Problem as wrong:
            problem = wrong
    context = {"seen": seen, "typed": words, "wrong": wrong_at(problem, "words")}
    return page(request, "standards/recall.html", context, status=status_of(problem))


def _asking(
    request: PersonRequest, template: str, context: dict[str, object], open_it: Callable[[str, str], Decision]
) -> HttpResponse:
    sent, problem = request.POST, None
    once = sent.get("once", "") if is_ref(sent.get("once", "")) else new_ref()
    if request.method == "POST":
        try:
            count("ask", request.person)
            decision = open_it(sent.get("words", ""), once)
            return HttpResponseRedirect(url("decisions:decision", decision.ref))
        except Problem as found:
            problem = found
    context = {**context, "typed": sent.get("words", ""), "once": once}
    if problem and problem.reason == "words-long":  # of the decision's own words, which may be as long as a why
        problem.reason = "why-long"
    context["wrong"] = wrong_at(problem, {"why-long": "words", "months": "months"})
    return page(request, template, context, status=status_of(problem))
