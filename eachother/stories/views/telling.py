"""To whom a story is told, under what name; what it may be used for, and everywhere it stands."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.foundation.text import clean_text
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.stories import actions, queries, rules
from eachother.stories.forms import (
    CIRCLES_OFFERED,
    PEOPLE_OFFERED,
    Form,
    circles_of,
    said,
    tellable,
    telling_in,
    telling_of,
    within,
)
from eachother.stories.models import Audience, Naming, Quoting, Story, Uses
from eachother.stories.words import problem_words
from eachother.web.addresses import url
from eachother.web.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def telling(request: PersonRequest, ref: str) -> HttpResponse:
    story = queries.own_story(request.person, ref)
    if request.method != "POST":
        return _telling_page(request, story, telling_of(story))
    wanted, form = telling_in(request.POST, story, request.person)
    if wanted and not within(request.person, "named" if wanted.readers else "edit"):
        form = form._replace(wrong=said({"slow": "too-often"}))
    elif wanted:
        try:
            actions.tell(story, wanted, by=request.person)
            return HttpResponseRedirect(url("stories:ledger", ref) + ("" if story.told_at else "?told"))
        except Problem as problem:
            form = form._replace(wrong=said({"": problem.reason}))
    return _telling_page(request, story, form)


@require_safe
@signed_in
def ledger(request: PersonRequest, ref: str) -> HttpResponse:
    return ledger_page(request, queries.own_story(request.person, ref))


@require_POST
@signed_in
def use(request: PersonRequest, ref: str, kind: str) -> HttpResponse:
    story, chosen = queries.own_story(request.person, ref), _use(kind)
    how, words = request.POST.get("how", ""), request.POST.get("words", "")
    reason = rules.quoting_problem(how, clean_text(words)) if chosen == Uses.QUOTE else None
    if not reason:
        try:
            actions.allow_use(story, chosen, by=request.person, how=how, words=clean_text(words))
            return HttpResponseRedirect(url("stories:ledger", ref) + f"#{chosen.value}")
        except Problem as problem:
            reason = problem.reason
    return ledger_page(request, story, problem_words(reason), how, words)


@require_POST
@signed_in
def withdrawal(request: PersonRequest, ref: str, kind: str) -> HttpResponse:
    actions.withdraw(queries.own_story(request.person, ref), _use(kind), by=request.person)
    return HttpResponseRedirect(url("stories:ledger", ref) + f"#{kind}")


def ledger_page(request: PersonRequest, story: Story, wrong: str = "", how: str = "", words: str = "") -> HttpResponse:
    context = {
        "story": story,
        "lines": queries.ledger(story),
        "readers": queries.readers_of(story, request.person) if story.audience == Audience.NAMED else [],
        "answers": queries.answers_to(story, request.person),
        "wrong": wrong,
        "how": how,
        "words": words,
        "quoting": [(one.value, one.label) for one in Quoting],
    }
    return page(request, "stories/ledger.html", context, 422 if wrong else 200)


def _use(kind: str) -> Uses:
    if kind not in Uses.values:
        raise Http404
    return Uses(kind)


def _telling_page(request: PersonRequest, story: Story, form: Form) -> HttpResponse:
    context = {
        "story": story,
        "form": form,
        "audiences": list(Audience),
        "namings": list(Naming),
        "circles": list(circles_of(request.person)[:CIRCLES_OFFERED]),
        "people": list(tellable(request.person, story)[:PEOPLE_OFFERED]),
    }
    return page(request, "stories/telling.html", context, form.status)
