"""My keys: the keyring for my own browsers, a new passphrase, a new sheet, and when a device closes the door."""

from typing import NamedTuple, cast

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.people import actions, queries
from eachother.people.access import signed_in
from eachother.people.callers import count_try
from eachother.people.forms import AWAY_CHOICES, AwayForm
from eachother.people.http import AnyRequest, PersonRequest
from eachother.people.models import Slot
from eachother.people.sessions import sign_in
from eachother.people.views.answers import in_json, keys_of, posted
from eachother.vault.encoding import to_base64
from eachother.vault.envelopes import (
    read_auth,
    read_bundle,
    read_identity,
    read_new_passphrase,
    read_recovery_slot,
    read_renewal,
)
from eachother.web.csp import unlocks
from eachother.web.pages import page


class Wrong(NamedTuple):
    """A name for a browser that cannot be kept: whose, what was typed, and what is the matter."""

    ref: str
    typed: str
    words: str


@require_safe
@signed_in
def keys(request: PersonRequest) -> HttpResponse:
    return keys_page(request)


@unlocks
def keys_page(request: PersonRequest, wrong: Wrong | None = None) -> HttpResponse:
    context = {
        "minutes": AWAY_CHOICES,
        "kept": "kept" in request.GET,
        "devices": queries.devices_of(request.person),
        "here": request.device,
        "passkeys": queries.passkeys_of(request.person),
        "wrong": wrong,
    }
    return page(request, "people/keys.html", context, status=422 if wrong else 200)


@require_safe
@signed_in
def keyring(request: PersonRequest) -> JsonResponse:
    """Everything that this person's passphrase or passkeys open, and what is needed to derive from the passphrase."""
    slot = Slot.objects.get(person=request.person, kind=Slot.Kind.PASSPHRASE)
    return JsonResponse(
        {
            **keys_of(request.person),
            "login": request.person.login,
            "profile": slot.profile,
            "seed": to_base64(bytes(slot.seed)),
            "minutes": request.person.idle_minutes,
            "passkeys": [
                {"credential": one.credential, "slot": to_base64(bytes(one.sealed))}
                for one in queries.passkeys_of(request.person)
            ],
        }
    )


@require_POST
@signed_in
@in_json
def bundle(request: PersonRequest) -> JsonResponse:
    actions.keep_bundle(read_bundle(posted(request)), by=request.person)
    return JsonResponse({})


@require_POST
@signed_in
@in_json
def passphrase(request: PersonRequest) -> JsonResponse:
    """A new passphrase; every other browser is signed out, this one stays. Passkeys go."""
    count_try(request, "proof", request.person.login)
    actions.change_passphrase(read_new_passphrase(posted(request)), by=request.person)
    return _still_here(request)


@require_POST
@signed_in
@in_json
def sheet(request: PersonRequest) -> JsonResponse:
    """A new recovery sheet: `{proof, recovery}`."""
    count_try(request, "proof", request.person.login)
    data = posted(request)
    actions.change_recovery(read_auth(data.get("proof")), read_recovery_slot(data.get("recovery")), by=request.person)
    return JsonResponse({})


@require_POST
@signed_in
@in_json
def renewal(request: PersonRequest) -> JsonResponse:
    """'Somebody knows it': new keys, a new passphrase, a new sheet; other browsers are signed out, and passkeys go."""
    count_try(request, "proof", request.person.login)
    known = read_identity(keys_of(request.person)["identity"], origin=settings.ADDRESS, account=request.person.ref)
    new = read_renewal(posted(request), origin=settings.ADDRESS, account=request.person.ref, ed25519=known.ed25519)
    actions.renew(new, by=request.person)
    return _still_here(request)


@require_http_methods(["POST"])
@signed_in
def away(request: PersonRequest) -> HttpResponse:
    """After how many minutes a device closes the door."""
    form = AwayForm(request.POST)
    if form.is_valid():
        actions.be_away_after(form.cleaned_data["minutes"], by=request.person)
    return HttpResponseRedirect(reverse("people:keys") + "?kept")


def _still_here(request: PersonRequest) -> JsonResponse:
    sign_in(cast(AnyRequest, request), request.person)
    return JsonResponse({})
