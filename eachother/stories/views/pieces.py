"""Pictures and sound: put into a story, taken out, and handed to whoever may read it."""

from contextlib import suppress

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from eachother.foundation.limits import within
from eachother.foundation.text import clean_line, clean_text
from eachother.people.access import signed_in
from eachother.people.http import AnyRequest, PersonRequest
from eachother.people.problems import Problem
from eachother.stories import actions, queries, rules, sounds
from eachother.stories.handing import handed
from eachother.stories.models import Picture, Sound, Story
from eachother.stories.views.writing import wording_page
from eachother.stories.words import problem_words
from eachother.talk import pictures
from eachother.talk.saying import Seen
from eachother.web import csp
from eachother.web.addresses import url


@require_POST
@csp.hears
@csp.plays
@signed_in
def hang(request: PersonRequest, ref: str) -> HttpResponse:
    story, file = queries.own_story(request.person, ref), request.FILES.get("picture")
    seen = clean_line(request.POST.get("seen", ""))
    reason = "picture-none" if file is None else rules.seen_problem(seen)
    if not reason and not within("story-picture", request.person.pk):
        reason = "too-often"
    if not reason and file is not None:
        try:
            made = pictures.made_anew(file, file.size or 0)
            actions.hang(story, Seen(*made, seen), by=request.person)
            return _back(story, "pictures")
        except (Problem, pictures.NoPicture) as problem:
            reason = problem.reason
    return _wrong(request, story, {"picture": problem_words(reason or ""), "seen": request.POST.get("seen", "")})


@require_POST
@signed_in
def take_down(request: PersonRequest, ref: str, picture: str) -> HttpResponse:
    story = queries.own_story(request.person, ref)
    actions.take_picture_down(get_object_or_404(Picture, story=story, ref=picture), by=request.person)
    return _back(story, "pictures")


@require_POST
@csp.hears
@csp.plays
@signed_in
def record(request: PersonRequest, ref: str) -> HttpResponse:
    """A recording with what is said in it; or, without one, what is said in the one that is there."""
    story, file = queries.own_story(request.person, ref), request.FILES.get("sound")
    words = clean_text(request.POST.get("said", ""))
    reason = "said-long" if len(words) > rules.SAID_LENGTH else None
    if not reason and file is None and hasattr(story, "sound"):
        actions.write_down(story, words, by=request.person)
        return _back(story, "sound")
    reason = reason or (_record(request, story, file, words) if file else "sound-none")
    if not reason:
        return _back(story, "sound")
    return _wrong(request, story, {"sound": problem_words(reason), "said": request.POST.get("said", "")})


@require_POST
@signed_in
def silence(request: PersonRequest, ref: str) -> HttpResponse:
    story = queries.own_story(request.person, ref)
    with suppress(Problem):  # it was taken back meanwhile, and is silent
        actions.silence(story, by=request.person)
    return _back(story, "sound")


@require_safe
@signed_in
def picture(request: PersonRequest, ref: str) -> HttpResponseBase:
    found = get_object_or_404(Picture.objects.select_related("story"), ref=ref)
    queries.story_for(request.person, found.story.ref)
    return handed(request, found)


@require_safe
@signed_in
def sound(request: PersonRequest, ref: str) -> HttpResponseBase:
    found = get_object_or_404(Sound.objects.select_related("story"), ref=ref)
    queries.story_for(request.person, found.story.ref)
    return handed(request, found)


@require_safe
def public_picture(request: AnyRequest, ref: str) -> HttpResponseBase:
    found = get_object_or_404(Picture.objects.select_related("story"), ref=ref)
    queries.public_story(found.story.ref, request.person)
    return handed(request, found)


@require_safe
def public_sound(request: AnyRequest, ref: str) -> HttpResponseBase:
    found = get_object_or_404(Sound.objects.select_related("story"), ref=ref)
    queries.public_story(found.story.ref, request.person)
    return handed(request, found)


def _record(request: PersonRequest, story: Story, file: UploadedFile, words: str) -> str | None:  # type: ignore[type-arg]
    if not within("sound", request.person.pk):
        return "too-often"
    if (file.size or 0) > sounds.BYTES_AT_MOST:
        return "sound-large"
    seconds = request.POST.get("seconds", "")
    try:
        made = sounds.made_anew(file.read())
        length = min(int(seconds), 3600) if seconds.isascii() and seconds.isdigit() and len(seconds) < 6 else 0
        actions.record(story, made, words=words, seconds=length, by=request.person)
    except (Problem, sounds.NoSound) as problem:
        return problem.reason
    return None


def _back(story: Story, where: str) -> HttpResponse:
    return HttpResponseRedirect(url("stories:wording", story.ref) + f"#{where}")


def _wrong(request: PersonRequest, story: Story, pieces: dict[str, str]) -> HttpResponse:
    slow = problem_words("too-often") in pieces.values()
    return wording_page(request, story, pieces=pieces, status=429 if slow else 422)
