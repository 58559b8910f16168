"""Saying something in a thread, saying it differently, taking it back."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from eachother.circles.pages import inside
from eachother.foundation.limits import within
from eachother.foundation.text import clean_line, clean_text
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.talk import actions, queries, rules, windows
from eachother.talk.models import Reply
from eachother.talk.views.page import thread_page
from eachother.talk.views.reading import Form, saying_of
from eachother.talk.views.sending import for_a_script, sent, wrong
from eachother.talk.words import problem_words
from eachother.web.addresses import url


@require_POST
@signed_in
def reply(request: PersonRequest, ref: str) -> HttpResponse:
    thread = queries.thread_for(request.person, ref)
    if not thread.circle.is_in:  # type: ignore[attr-defined]
        raise PermissionDenied
    quotes = queries.quotable(thread, request.person, request.POST.get("quotes", ""))
    _title, saying, form = saying_of(request, thread.circle, limit="reply", quotes=quotes)
    if saying:
        return sent(request, thread.circle, actions.reply(thread, saying, by=request.person), saying)
    if for_a_script(request):
        return wrong(form)
    return thread_page(request, thread, windows.newest(thread, request.person), form, quotes=quotes)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def say_differently(request: PersonRequest, ref: str) -> HttpResponse:
    said = _theirs(request, ref)
    if request.method != "POST":
        typed = {"title": said.thread.title, "words": said.words, "note": said.note, "key": ""}
        return _wording_page(request, said, Form(typed, {}))
    typed = {name: request.POST.get(name, "") for name in ("title", "words", "note", "key")}
    words, note, title = clean_text(typed["words"]), clean_line(typed["note"]), clean_line(typed["title"])
    reasons = rules.problems(words, note, title if said.number == 1 else None)
    if problem := _locked(request, said):
        reasons["key" if problem == "key" else "slow"] = problem
    elif not reasons and not within("edit", request.person.pk):
        reasons["slow"] = "too-often"
    if reasons:
        return _wording_page(request, said, Form(typed, {name: problem_words(one) for name, one in reasons.items()}))
    by = None if said.unnamed else request.person
    actions.say_differently(said, words, note=note, title=title if said.number == 1 else None, by=by)
    return HttpResponseRedirect(url("talk:said", ref))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def take_back(request: PersonRequest, ref: str) -> HttpResponse:
    said = _theirs(request, ref)
    if request.method != "POST":
        return _removal_page(request, said)
    if problem := _locked(request, said):
        return _removal_page(request, said, problem)
    thread = said.thread
    actions.take_back(said, by=None if said.unnamed else request.person)
    if queries.is_there(thread, request.person):
        return HttpResponseRedirect(url("talk:thread", thread.ref))
    return HttpResponseRedirect(url("talk:threads", thread.circle.ref))


def _theirs(request: PersonRequest, ref: str) -> Reply:
    """Their own, or one without a name, whose key is asked for. Also of who has left a circle in which all may read."""
    said = queries.reply_for(request.person, ref)
    if not said.unnamed and not rules.is_theirs(said, request.person):
        raise PermissionDenied
    return said


def _locked(request: PersonRequest, said: Reply) -> str | None:
    if not said.unnamed:
        return None
    if not within("key", request.person.pk):
        return "too-often"
    return None if rules.is_theirs(said, request.person, request.POST.get("key", "").strip()) else "key"


def _wording_page(request: PersonRequest, said: Reply, form: Form) -> HttpResponse:
    context = {"reply": said, "thread": said.thread, "form": form}
    circle = said.thread.circle
    return inside(request, circle, "talk/wording.html", context, section="talk:threads", status=form.status)


def _removal_page(request: PersonRequest, said: Reply, problem: str = "") -> HttpResponse:
    context = {
        "reply": said,
        "thread": said.thread,
        "wrong": problem_words(problem) if problem else "",
        "stays": queries.is_leaned_on(said),
    }
    status = 429 if problem == "too-often" else 422 if problem else 200
    return inside(request, said.thread.circle, "talk/removal.html", context, section="talk:threads", status=status)
