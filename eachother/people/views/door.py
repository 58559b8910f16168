"""Signing in and out. The passphrase stays in the browser; what comes here proves that it was right."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from eachother.people import doorkeeping
from eachother.people.callers import count_try
from eachother.people.http import AnyRequest
from eachother.people.models import Slot
from eachother.people.problems import Refused
from eachother.people.sessions import sign_in, sign_out
from eachother.people.views.answers import in_json, keys_of, keys_with, onward, posted, text_in
from eachother.vault.encoding import to_base64
from eachother.vault.envelopes import read_auth, read_credential
from eachother.vault.login import normalise_login
from eachother.web.csp import unlocks
from eachother.web.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponseBase:
    return knock(request) if request.method == "POST" else _door_page(request)


@unlocks
def _door_page(request: HttpRequest) -> HttpResponse:
    after = onward(request.GET.get("next"))
    if cast(AnyRequest, request).person:
        return HttpResponseRedirect(after)
    said = next((name for name in ("away", "left", "leaving") if name in request.GET), "")
    return page(request, "people/door.html", {"said": said, "after": after, "origin": settings.ADDRESS})


@require_POST
@in_json
def seed(request: HttpRequest) -> JsonResponse:
    """What a browser needs to derive the keys of a login. For unknown names it looks the same."""
    login = normalise_login(text_in(posted(request), "login"))
    count_try(request, "seed", login)
    found = doorkeeping.seed_for(login)
    return JsonResponse({"account": found.account, "profile": found.profile, "seed": to_base64(found.seed)})


@in_json
def knock(request: HttpRequest) -> JsonResponse:
    """The proof of a passphrase. A wrong one and an unknown name get the same answer, in the same time."""
    data = posted(request)
    login, auth = normalise_login(text_in(data, "login")), read_auth(data.get("auth"))
    count_try(request, "knock", login)
    person = doorkeeping.who_proves(login, auth, kind=Slot.Kind.PASSPHRASE)
    if person is None:
        raise Refused("wrong")
    sign_in(cast(AnyRequest, request), person)
    return JsonResponse({**keys_of(person), "minutes": person.idle_minutes, "onward": onward(data.get("next"))})


@require_POST
@in_json
def passkey(request: HttpRequest) -> JsonResponse:
    """The proof of a passkey, which names the person too. A wrong one and an unknown one get the same answer."""
    data = posted(request)
    credential, auth = read_credential(data.get("credential")), read_auth(data.get("auth"))
    count_try(request, "passkey", credential)
    found = doorkeeping.whose_passkey(credential, auth)
    if found is None:
        raise Refused("wrong-passkey")
    person = found.person
    sign_in(cast(AnyRequest, request), person)
    opened = keys_with(bytes(found.sealed), person)
    return JsonResponse({**opened, "minutes": person.idle_minutes, "onward": onward(data.get("next"))})


@require_POST
def out(request: HttpRequest) -> HttpResponse:
    """Sign this browser out; its keys were dropped by the page."""
    sign_out(cast(AnyRequest, request))
    return HttpResponseRedirect(reverse("people:door") + ("?away" if "away" in request.POST else ""))


# Leaving must work with an old page, without cookies, without scripts. All that a forged one could do is sign out.
@csrf_exempt
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave quickly: signed out, on to a harmless page, and nothing of ours stays in the browser's memory of pages."""
    sign_out(cast(AnyRequest, request))
    response = HttpResponse(status=303, headers={"Location": reverse("web:away")})
    response["Clear-Site-Data"] = '"cache"'
    return response
