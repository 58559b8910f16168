"""Small things one presses: I've been there, follow."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect

from eachother.foundation.limits import within
from eachother.people.http import PersonRequest
from eachother.people.pressing import Verb, press
from eachother.talk import actions, queries, rules, windows
from eachother.talk.views.page import reply_context
from eachother.web.addresses import url
from eachother.web.errors import answer
from eachother.web.pages import part, wants_part


def _follow(request: PersonRequest, ref: str, verb: Verb) -> HttpResponse:
    verb(queries.thread_for(request.person, ref), by=request.person)
    return HttpResponseRedirect(url("talk:thread", ref))


def _resonate(request: PersonRequest, ref: str, verb: Verb) -> HttpResponse:
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


been_there = press(_resonate, actions.say_been_there)
not_been_there = press(_resonate, actions.not_been_there)
follow = press(_follow, actions.follow)
stop_following = press(_follow, actions.stop_following)
