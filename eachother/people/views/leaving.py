"""Taking along what is mine, leaving, and staying after all."""

from typing import cast

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from eachother.community.queries import current
from eachother.people import actions
from eachother.people import leaving as registry
from eachother.people.access import here_or_leaving
from eachother.people.callers import count_try
from eachother.people.http import AnyRequest, PersonRequest
from eachother.people.models import Leaving, Words
from eachother.people.problems import Problem
from eachother.people.sessions import sign_out
from eachother.people.views.answers import in_json, posted
from eachother.vault.envelopes import read_auth
from eachother.web.csp import unlocks
from eachother.web.pages import page


@require_safe
@here_or_leaving
@unlocks
def leaving(request: PersonRequest) -> HttpResponse:
    context = {
        "going": Leaving.objects.filter(person=request.person).first(),
        "scripts": [room.script for room in registry.rooms() if room.script],
        "words": [room.words for room in registry.rooms() if room.words],
        "today": timezone.localdate().isoformat(),
    }
    return page(request, "people/leaving.html", context)


@require_safe
@here_or_leaving
def about(request: PersonRequest) -> HttpResponse:
    """All of it that the server can read, as JSON to keep."""
    today = timezone.localdate().isoformat()
    taken = {"community": current().name, "taken": today, **registry.export(request.person)}
    answer = JsonResponse(taken, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="eachother-{today}.json"'
    return answer


@require_POST
@here_or_leaving
@in_json
def departure(request: PersonRequest) -> JsonResponse:
    """`{proof, words: "stay" or "go", at_once}`. Whoever has left is signed out."""
    count_try(request, "proof", request.person.login)
    data = posted(request)
    words, at_once = data.get("words"), data.get("at_once")
    if words not in Words.values or not isinstance(at_once, bool):
        raise Problem("malformed")
    actions.leave(read_auth(data.get("proof")), Words(words), by=request.person, at_once=at_once)
    sign_out(cast(AnyRequest, request))
    return JsonResponse({})


@require_POST
@here_or_leaving
def staying(request: PersonRequest) -> HttpResponse:
    actions.stay(by=request.person)
    return HttpResponseRedirect(reverse("people:me"))
