"""Writing a story, saying it differently, taking it back."""

from collections.abc import Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.foundation.limits import within
from eachother.foundation.refs import is_ref
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.stories import actions, queries, rules, standing
from eachother.stories.forms import Form, empty_form, form_of, said, writing_in
from eachother.stories.models import Story
from eachother.web import csp
from eachother.web.addresses import url
from eachother.web.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: PersonRequest) -> HttpResponse:
    if request.method != "POST":
        kind, answers = rules.kind_of(request.GET.get("kind", "")), request.GET.get("answers", "")
        return _new_page(request, empty_form(kind, answers if is_ref(answers) else ""))
    writing, form = writing_in(request.POST)
    answered = _answered(request, form.typed["answers"])
    if writing and not within("story", request.person.pk):
        form = form._replace(wrong=said({"slow": "too-often"}))
    elif writing:
        story = actions.begin(writing, by=request.person, code=form.typed["once"], answers=answered)
        return _on(request, story)
    return _new_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@csp.hears
@csp.plays
@signed_in
def wording(request: PersonRequest, ref: str) -> HttpResponse:
    story = queries.own_story(request.person, ref)
    if request.method != "POST":
        return wording_page(request, story, form_of(story))
    writing, form = writing_in(request.POST)
    if writing and not within("story-edit", request.person.pk):
        form = form._replace(wrong=said({"slow": "too-often"}))
    elif writing:
        try:
            actions.say_differently(story, writing, by=request.person)
            return _on(request, story)
        except Problem as problem:
            form = form._replace(wrong=said({"words": problem.reason}))
    return wording_page(request, story, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def removal(request: PersonRequest, ref: str) -> HttpResponse:
    story = queries.own_story(request.person, ref)
    if request.method != "POST":
        stays = bool(story.told_at) and (queries.is_leaned_on(story) or standing.is_leaned_on(story))
        return page(request, "stories/removal.html", {"story": story, "stays": stays})
    actions.take_back(story, by=request.person)
    return HttpResponseRedirect(url("stories:mine"))


@require_safe
@signed_in
def before(request: PersonRequest, ref: str) -> HttpResponse:
    """What it said before, for its teller alone."""
    story = queries.own_story(request.person, ref)
    return page(request, "stories/before.html", {"story": story, "befores": list(story.befores.order_by("-pk"))})


@require_POST
@signed_in
def before_removal(request: PersonRequest, ref: str, before: str) -> HttpResponse:
    story = queries.own_story(request.person, ref)
    actions.forget_before(story, before, by=request.person)
    return HttpResponseRedirect(url("stories:before", ref))


def wording_page(
    request: PersonRequest,
    story: Story,
    form: Form | None = None,
    pieces: Mapping[str, str] | None = None,
    status: int = 0,
) -> HttpResponse:
    """`pieces` is what is wrong with a picture or a sound, in plain words by field."""
    form = form or form_of(story)
    context = {
        "story": story,
        "form": form,
        "pictures": list(story.pictures.order_by("pk")),
        "sound": getattr(story, "sound", None),
        "pieces": {"picture": "", "seen": "", "sound": "", "said": None, **(pieces or {})},
        "known": queries.names_known_to(request.person),
        "pictures_at_most": rules.PICTURES_AT_MOST,
    }
    return page(request, "stories/wording.html", context, status or form.status)


def _new_page(request: PersonRequest, form: Form) -> HttpResponse:
    context = {
        "form": form,
        "answered": _answered(request, form.typed["answers"]),
        "known": queries.names_known_to(request.person),
    }
    return page(request, "stories/new.html", context, form.status)


def _answered(request: PersonRequest, ref: str) -> Story | None:
    """The story that is answered, if they may read it: else it is told by itself."""
    return queries.readable(request.person, ref) if is_ref(ref) else None


def _on(request: PersonRequest, story: Story) -> HttpResponse:
    """Where one goes on: to pictures and sound, to telling it, or back to the story."""
    if "tell" in request.POST:
        return HttpResponseRedirect(url("stories:telling", story.ref))
    if story.is_told:
        return HttpResponseRedirect(url("stories:story", story.ref))
    return HttpResponseRedirect(url("stories:wording", story.ref) + "?kept")
