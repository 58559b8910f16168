"""Small things one presses: I've been there, follow."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from eachother.foundation.limits import within
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.talk import actions, queries, rules, windows
from eachother.talk.views.page import reply_context
from eachother.web.addresses import url
from eachother.web.errors import answer
from eachother.web.pages import part, wants_part


@require_POST
@signed_in
def been_there(request: PersonRequest, ref: str) -> HttpResponse:
    return _resonate(request, ref, actions.say_been_there)


@require_POST
@signed_in
def not_been_there(request: PersonRequest, ref: str) -> HttpResponse:
    return _resonate(request, ref, actions.not_been_there)


@require_POST
@signed_in
def follow(request: PersonRequest, ref: str) -> HttpResponse:
    thread = queries.thread_for(request.person, ref)
    actions.follow(thread, by=request.person)
    return HttpResponseRedirect(url("talk:thread", ref))


@require_POST
@signed_in
def stop_following(request: PersonRequest, ref: str) -> HttpResponse:
    thread = queries.thread_for(request.person, ref)
    actions.stop_following(thread, by=request.person)
    return HttpResponseRedirect(url("talk:thread", ref))


def _resonate(request: PersonRequest, ref: str, verb: Callable[..., None]) -> HttpResponse:
    said = queries.reply_for(request.person, ref)
    circle = said.thread.circle
    if not circle.is_in or not rules.may_have_been_there(said, request.person):  # type: ignore[attr-defined]
        raise PermissionDenied
    if not within("been-there", request.person.pk):
        return answer(request, 429)
    verb(said, by=request.person)
    shown = windows.alone(said, request.person) if wants_part(request) else None
    if shown:
        return part(request, "talk/_said.html", reply_context(request, circle, shown))
    return HttpResponseRedirect(url("talk:said", ref))
