"""The page of a story, and what its readers say to it."""

from collections.abc import Callable
from contextlib import suppress

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from eachother.foundation.limits import within
from eachother.foundation.text import clean_text
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.models.invitation import new_code
from eachother.people.problems import Problem
from eachother.stories import actions, queries, rules
from eachother.stories.forms import Form, said
from eachother.stories.models import Story
from eachother.talk.resonance import been_there_words
from eachother.talk.rules import is_code
from eachother.web import csp
from eachother.web.addresses import url
from eachother.web.errors import answer
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_safe
@csp.plays
@signed_in
def story(request: PersonRequest, ref: str) -> HttpResponse:
    found = queries.place_for(request.person, ref)
    if found.taken_back_at is None and queries.is_news(found, request.person):
        actions.hear(found, by=request.person)
    return story_page(request, found, Form({"words": "", "once": new_code()}))


@require_POST
@signed_in
def been_there(request: PersonRequest, ref: str) -> HttpResponse:
    return _resonate(request, ref, actions.say_been_there)


@require_POST
@signed_in
def not_been_there(request: PersonRequest, ref: str) -> HttpResponse:
    return _resonate(request, ref, actions.not_been_there)


@require_POST
@csp.plays
@signed_in
def differently(request: PersonRequest, ref: str) -> HttpResponse:
    found = queries.story_for(request.person, ref)
    if not rules.may_answer(found, request.person):
        raise PermissionDenied
    words, once = request.POST.get("words", ""), request.POST.get("once", "")
    reason = rules.differently_problem(clean_text(words))
    if not reason and not within("differently", request.person.pk):
        reason = "too-often"
    once = once if is_code(once) else new_code()
    if not reason:
        try:
            actions.see_differently(found, clean_text(words), by=request.person, code=once)
            return HttpResponseRedirect(url("stories:story", ref) + "#answers")
        except Problem as problem:
            reason = problem.reason
    at = "slow" if reason == "too-often" else "words"
    return story_page(request, found, Form({"words": words, "once": once}, said({at: reason})))


@require_POST
@signed_in
def unsay(request: PersonRequest, ref: str) -> HttpResponse:
    mine = queries.own_differently(request.person, ref)
    actions.unsay(mine, by=request.person)
    still = queries.is_in_sight(mine.story, request.person)
    return HttpResponseRedirect(url("stories:story", mine.story.ref) if still else url("stories:stories"))


def story_page(request: PersonRequest, story: Story, form: Form) -> HttpResponse:
    person = request.person
    if story.taken_back_at:
        said_of = queries.seen_differently(story, person, number_of(request.GET))
        context = {"story": story, "differently": said_of, "answers": queries.answers_to(story, person)}
        return page(request, "stories/gone.html", context)
    been = queries.been_there(story, person)
    context = {
        "story": story,
        "mine": story.by_id == person.pk,
        "pictures": list(story.pictures.order_by("pk")),
        "sound": getattr(story, "sound", None),
        "answered": queries.answered_by(story, person),
        "answers": queries.answers_to(story, person),
        "differently": queries.seen_differently(story, person, number_of(request.GET)),
        "been": been_there_words(been, person),
        "was": any(one.pk == person.pk for one in been),
        "may_answer": rules.may_answer(story, person),
        "quote": queries.quote_of(story),
        "form": form,
        "base": "stories",
    }
    return page(request, "stories/story.html", context, form.status)


def _resonate(request: PersonRequest, ref: str, verb: Callable[..., None]) -> HttpResponse:
    found = queries.story_for(request.person, ref)
    if not rules.may_answer(found, request.person):
        raise PermissionDenied
    if not within("been-there", request.person.pk):
        return answer(request, 429)
    with suppress(Problem):  # it was taken back meanwhile: its page says so
        verb(found, by=request.person)
    return HttpResponseRedirect(url("stories:story", ref) + "#been")
