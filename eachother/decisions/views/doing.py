"""What one does with a decision, each from its page: asking, answering, saying, and giving one's voice."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from eachother.decisions import actions, queries
from eachother.decisions.limits import enough
from eachother.decisions.models import Decision
from eachother.decisions.views.showing import not_done
from eachother.decisions.words import problem_words
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of

Do = Callable[..., None]  # the request, the decision, and what else stands in the address


class TooOften(Problem):
    """Come back later."""

    status = 429


def sent(place: str, counted: str = "") -> Callable[[Do], Callable[..., HttpResponseBase]]:
    """A view: whoever decides there may send it; then the page again, at this place, with why it could not be where it
    could not. What is `counted` may be done so often a day (`rules.lengths.A_DAY`)."""

    def made(do: Do) -> Callable[..., HttpResponseBase]:
        @require_POST
        @signed_in
        def view(request: PersonRequest, /, ref: str, **more: str) -> HttpResponse:
            found = queries.decision_within(request.person, ref)
            try:
                if counted and enough(counted, request.person):
                    raise TooOften("often")
                do(request, found, **more)
            except Problem as problem:
                return not_done(request, ref, place.format(**more), problem)
            return HttpResponseRedirect(f"{url('decisions:decision', ref)}#{place.format(**more)}")

        return view

    return made


@sent("understanding", "saying")
def wonder(request: PersonRequest, decision: Decision) -> None:
    actions.wonder(decision, request.POST.get("words", ""), by=request.person, once=request.POST.get("once", ""))


@sent("inquiry-{inquiry}", "saying")
def answer(request: PersonRequest, decision: Decision, inquiry: str) -> None:
    found = queries.inquiry_of(decision, inquiry)
    actions.answer(found, request.POST.get("words", ""), by=request.person, once=request.POST.get("once", ""))


@sent("said", "saying")
def state(request: PersonRequest, decision: Decision) -> None:
    actions.state(decision, request.POST.get("words", ""), by=request.person, once=request.POST.get("once", ""))


@sent("said")
def take_back(request: PersonRequest, decision: Decision, statement: str) -> None:
    actions.take_back(queries.own_statement(decision, request.person, statement), by=request.person)


@sent("asking", "proposing")
def ask(request: PersonRequest, decision: Decision) -> None:
    actions.ask(decision, by=request.person)


@sent("voice", "speaking")
def speak(request: PersonRequest, decision: Decision) -> None:
    actions.speak(decision, request.POST, number=number_of(request.POST, "round"), by=request.person)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rest(request: PersonRequest, ref: str) -> HttpResponse:
    """What will happen, and a few words for whoever reads it later."""
    found, wrong = queries.decision_within(request.person, ref), []
    status = 200
    if request.method == "POST":
        try:
            actions.let_rest(found, request.POST.get("words", ""), by=request.person)
            return HttpResponseRedirect(url("decisions:decision", ref))
        except Problem as problem:
            wrong, status = [problem_words(problem.reason)], 422
    context = {"decision": found, "wrong": wrong, "typed": request.POST.get("words", "")}
    return page(request, "decisions/rest.html", context, status)


@require_POST
@signed_in
def seen(request: PersonRequest, ref: str) -> HttpResponse:
    actions.has_seen(queries.decision_for(request.person, ref), by=request.person)
    return HttpResponseRedirect("/")
