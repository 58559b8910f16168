"""The way back in with the recovery sheet."""

from typing import cast

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_http_methods, require_POST

from eachother.people import actions, doorkeeping
from eachother.people.callers import count_try
from eachother.people.http import AnyRequest
from eachother.people.models import Person, Slot
from eachother.people.problems import Refused
from eachother.people.sessions import sign_in
from eachother.people.views.answers import in_json, keys_of, posted, text_in
from eachother.vault.envelopes import read_auth, read_recovery_used
from eachother.vault.login import normalise_login
from eachother.web.csp import unlocks
from eachother.web.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: HttpRequest) -> HttpResponseBase:
    return _use(request) if request.method == "POST" else _recovery_page(request)


@unlocks
def _recovery_page(request: HttpRequest) -> HttpResponse:
    return page(request, "people/recovery.html", {"origin": settings.ADDRESS})


@require_POST
@in_json
def proof(request: HttpRequest) -> JsonResponse:
    """The recovery code was right: here is what it opens. Nobody is signed in yet."""
    data = posted(request)
    login, auth = normalise_login(text_in(data, "login")), read_auth(data.get("auth"))
    count_try(request, "recovery", login)
    person = doorkeeping.who_proves(login, auth, kind=Slot.Kind.RECOVERY)
    if person is None:
        raise Refused("wrong-code")
    return JsonResponse(keys_of(person, Slot.Kind.RECOVERY))


@in_json
def _use(request: HttpRequest) -> JsonResponse:
    """A new passphrase and a new sheet, proved by the old code. Signs in."""
    data = posted(request)
    login, old = normalise_login(text_in(data, "login")), read_auth(data.get("proof"))
    used = read_recovery_used(data.get("used"))
    count_try(request, "recovery", login)
    person = Person.objects.filter(login=login).first()
    if person is None:
        make_password(old)  # as long as a known name would take
        raise Refused("wrong-code")
    actions.recover(old, used, by=person)
    sign_in(cast(AnyRequest, request), person)
    return JsonResponse({**keys_of(person), "minutes": person.idle_minutes, "onward": "/"})
