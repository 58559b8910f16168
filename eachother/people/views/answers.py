"""How this room answers scripts: JSON, and for what cannot be done a stable reason."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme

from eachother.people.models import Keyring, Person, Slot
from eachother.people.problems import Problem
from eachother.vault.encoding import from_json, to_base64
from eachother.vault.envelopes import Malformed

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponseBase]


def in_json(view: View[R, P]) -> View[R, P]:
    """What the verb or the envelope refuses becomes `{"reason": …}` with a fitting status."""

    @wraps(view)
    def answering(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Problem as problem:
            return JsonResponse({"reason": problem.reason}, status=problem.status)
        except Malformed as malformed:
            return JsonResponse({"reason": "malformed", "detail": malformed.reason}, status=400)

    return answering


def posted(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was sent. Raises Problem 'malformed'."""
    try:
        data = from_json(request.body)
    except Malformed:
        raise Problem("malformed") from None
    if not isinstance(data, dict):
        raise Problem("malformed")
    return data


def text_in(data: dict[str, Any], name: str, *, at_most: int = 400) -> str:
    """A text that must be there. Raises Problem 'malformed'."""
    text = data.get(name)
    if not isinstance(text, str) or len(text) > at_most or "\x00" in text:
        raise Problem("malformed")
    return text


def keys_of(person: Person, kind: Slot.Kind = Slot.Kind.PASSPHRASE) -> dict[str, Any]:
    """What a browser needs to open this person's keys (vault/README.md)."""
    return keys_with(bytes(Slot.objects.get(person=person, kind=kind).sealed), person)


def keys_with(slot: bytes, person: Person) -> dict[str, Any]:
    """The same, with a slot that is at hand."""
    ring = Keyring.objects.get(person=person)
    return {
        "account": person.ref,
        "slot": to_base64(slot),
        "bundle": {"revision": ring.revision, "sealed": to_base64(bytes(ring.bundle))},
        "identity": to_base64(bytes(ring.identity)),
    }


def onward(address: object) -> str:
    """Where to go next: a path of our own, else Today."""
    if isinstance(address, str) and address.startswith("/") and url_has_allowed_host_and_scheme(address, None):
        return address
    return "/"
