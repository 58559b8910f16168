"""How a standard grows: begun, stories laid under it, read, stated, spoken to."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from eachother.foundation.refs import is_ref, new_ref
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.standards import actions, queries
from eachother.standards.limits import count
from eachother.standards.models import Standard
from eachother.standards.views.reading import standard_page
from eachother.standards.words import problem_words
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of

EITHER = ["GET", "HEAD", "POST"]


@require_http_methods(EITHER)
@signed_in
def new(request: PersonRequest) -> HttpResponse:
    once, name, problem = _once(request), request.POST.get("name", ""), None
    if request.method == "POST":
        try:
            count("begin", request.person)
            begun = actions.begin(name, by=request.person, once=once)
            return HttpResponseRedirect(url("standards:laying", begun.ref))
        except Problem as found:
            problem = found
    context = {"typed": name, "once": once, "wrong": wrong_at(problem, "name")}
    return page(request, "standards/new.html", context, status=status_of(problem))


@require_http_methods(EITHER)
@signed_in
def laying(request: PersonRequest, ref: str) -> HttpResponse:
    """The stories that may lie under it, to choose from."""
    found, problem = queries.standard_for(request.person, ref), None
    if request.method == "POST":
        story = queries.story_to_lay(request.person, request.POST.get("story", ""))
        try:
            count("lay", request.person)
            actions.lay(found, story, by=request.person)
            return HttpResponseRedirect(url("standards:laying", ref))
        except Problem as wrong:
            problem = wrong
    tree = queries.lineages(request.person, [found])[found.pk]
    context = {
        "standard": found,
        "tree": tree,
        "stories": queries.stories_to_lay(request.person, found, number_of(request.GET)),
        "wrong": wrong_at(problem, ""),
    }
    return page(request, "standards/laying.html", context, status=status_of(problem))


@require_POST
@signed_in
def root_removal(request: PersonRequest, ref: str, root: str) -> HttpResponse:
    found = queries.standard_for(request.person, ref)
    actions.take_up_root(queries.root_of(request.person, found, root), by=request.person)
    return HttpResponseRedirect(url("standards:laying", ref))


@require_http_methods(EITHER)
@signed_in
def reading(request: PersonRequest, ref: str) -> HttpResponse:
    """Saying what matters in its stories."""
    found, problem = queries.standard_for(request.person, ref), None
    sent, once = request.POST, _once(request)
    differs = sent.get("differs") == "yes"
    if request.method == "POST":
        try:
            count("read", request.person)
            chosen = sent.getlist("roots")
            actions.read(found, sent.get("words", ""), chosen, by=request.person, differs=differs, once=once)
            return _to(found)
        except Problem as wrong:
            problem = wrong
    context = {
        "standard": found,
        "tree": queries.lineages(request.person, [found])[found.pk],
        "roots": queries.roots_seen(request.person, found),
        "typed": {"words": sent.get("words", ""), "roots": sent.getlist("roots"), "differs": differs},
        "once": once,
        "wrong": wrong_at(problem, {"reading-roots": "roots", "reading-empty": "words", "reading-long": "words"}),
    }
    return page(request, "standards/reading.html", context, status=status_of(problem))


@require_POST
@signed_in
def reading_removal(request: PersonRequest, ref: str, reading: str) -> HttpResponse:
    found = queries.standard_for(request.person, ref)
    actions.unread(queries.own_reading(request.person, found, reading), by=request.person)
    return _to(found)


@require_http_methods(EITHER)
@signed_in
def statement(request: PersonRequest, ref: str) -> HttpResponse:
    """Writing what it says, beginning with what it said before."""
    found, problem = queries.standard_for(request.person, ref), None
    sent, once = request.POST, _once(request)
    newest = queries.statements_of(request.person, found).first()
    words, why, readings = "", "", list[str]()
    if newest:
        words, why, readings = newest.words, newest.why, list(newest.readings.values_list("ref", flat=True))
    if request.method == "POST":
        after = int(sent["after"]) if sent.get("after", "").isascii() and sent.get("after", "").isdigit() else 0
        words, why, readings = sent.get("words", ""), sent.get("why", ""), sent.getlist("readings")
        try:
            count("state", request.person)
            actions.state(found, words, why, readings, after=min(after, 9999), by=request.person, once=once)
            return _to(found)
        except Problem as wrong:
            problem = wrong
    context = {
        "standard": found,
        "readings": [one for one in queries.readings_of(request.person, found) if one.words],
        "typed": {"words": words, "why": why, "readings": readings},
        "after": queries.last_number(found),
        "once": once,
        "wrong": wrong_at(problem, {"words-empty": "words", "words-long": "words", "why-long": "why"}),
    }
    return page(request, "standards/statement.html", context, status=status_of(problem))


@require_POST
@signed_in
def voices(request: PersonRequest, ref: str) -> HttpResponse:
    found, sent = queries.standard_for(request.person, ref), request.POST
    try:
        count("say", request.person)
        words, stance = sent.get("words", ""), sent.get("stance", "")
        actions.say(found, words, stance, by=request.person, once=sent.get("once", ""))
    except Problem as problem:
        return standard_page(request, found, problem.reason, status_of(problem))
    return HttpResponseRedirect(url("standards:standard", ref) + "#voices")


@require_POST
@signed_in
def voice_removal(request: PersonRequest, ref: str, voice: str) -> HttpResponse:
    found = queries.standard_for(request.person, ref)
    actions.unsay(queries.own_voice(request.person, found, voice), by=request.person)
    return HttpResponseRedirect(url("standards:standard", ref) + "#voices")


def wrong_at(problem: Problem | None, field: str | dict[str, str]) -> dict[str, list[str]]:
    """The words of a problem, at the field where they stand; '' for the whole."""
    if problem is None:
        return {}
    at = field if isinstance(field, str) else field.get(problem.reason, "")
    return {at: [problem_words(problem.reason)]}


def status_of(problem: Problem | None) -> int:
    return 200 if problem is None else 422 if problem.status == 400 else problem.status


def _once(request: PersonRequest) -> str:
    once = request.POST.get("once", "")
    return once if is_ref(once) else new_ref()


def _to(found: Standard) -> HttpResponse:
    return HttpResponseRedirect(url("standards:standard", found.ref))
