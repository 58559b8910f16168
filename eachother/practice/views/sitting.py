"""Two at a conversation, each on a page of their own that stays fresh. All of it works without scripts too."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from eachother.foundation.limits import allow
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.practice import actions, queries, rules
from eachother.practice.forms import number_in
from eachother.practice.models import Sitting
from eachother.practice.script import in_plain_words, walk
from eachother.practice.views.reading import conversation_page
from eachother.practice.words import too_often
from eachother.web.addresses import url
from eachother.web.pages import page, part, wants_part


@require_POST
@signed_in
def sittings(request: PersonRequest, ref: str) -> HttpResponse:
    """Take a side and hold the place."""
    version = queries.newest_for(request.person, ref)
    if not allow(f"sitting|{request.person.ref}", times=rules.SAT_DOWN_AN_HOUR, per=timedelta(hours=1)):
        return conversation_page(request, version, too_often(), 429)
    voice, once = int(request.POST.get("voice") == "1"), request.POST.get("once", "")
    return _to(actions.sit_down(version, voice, by=request.person, once=once))


@require_safe
@signed_in
def sitting(request: PersonRequest, ref: str) -> HttpResponse:
    try:
        found = queries.sitting_for(request.person, ref)
    except Http404:  # over, or never there: the same answer
        if wants_part(request):
            return part(request, "practice/_over.html")
        return page(request, "practice/over.html", status=404)
    if wants_part(request):
        return part(request, "practice/_sitting.html", _shown(request, found))
    return page(request, "practice/sitting.html", _shown(request, found))


@require_POST
@signed_in
def seat(request: PersonRequest, ref: str) -> HttpResponse:
    found = queries.sitting_for(request.person, ref)
    return _done(found, lambda: actions.sit_opposite(found, by=request.person))


@require_POST
@signed_in
def choice(request: PersonRequest, ref: str) -> HttpResponse:
    found = queries.sitting_for(request.person, ref)
    way, at = number_in(request.POST, "way"), number_in(request.POST, "at")
    return _done(found, lambda: actions.choose(found, way, at=at, by=request.person))


@require_POST
@signed_in
def again(request: PersonRequest, ref: str) -> HttpResponse:
    found = queries.sitting_for(request.person, ref)
    swapped, at = "swapped" in request.POST, number_in(request.POST, "at")
    return _done(found, lambda: actions.begin_again(found, swapped=swapped, at=at, by=request.person))


@require_POST
@signed_in
def departure(request: PersonRequest, ref: str) -> HttpResponse:
    with suppress(Http404):
        found = queries.sitting_for(request.person, ref)
        if found.voice_of(request.person) is not None:
            actions.go(found, by=request.person)
            return HttpResponseRedirect(url("practice:conversation", found.version.conversation.ref))
    return HttpResponseRedirect(url("practice:practice"))


def _done(found: Sitting, do: Callable[[], None]) -> HttpResponse:
    """Whatever became of it meanwhile, its page says so."""
    with suppress(Problem):
        do()
    return _to(found)


def _shown(request: PersonRequest, found: Sitting) -> dict[str, Any]:
    script = found.version.script
    so_far, mine = walk(script, found.path), found.voice_of(request.person)
    seats = (found.one, found.other)
    return {
        "sitting": found,
        "version": found.version,
        "script": script,
        "all_words": in_plain_words(script),
        "walk": so_far,
        "path": ".".join(map(str, so_far.path)),
        "mine": mine,
        "seats": seats,
        "free": seats.index(None) if found.is_waiting else None,
        "my_turn": mine is not None and so_far.at is not None and rules.chooses(so_far.at.says, mine),
        "address": f"{settings.ADDRESS}{url('practice:sitting', found.ref)}",
    }


def _to(found: Sitting) -> HttpResponse:
    return HttpResponseRedirect(url("practice:sitting", found.ref))
