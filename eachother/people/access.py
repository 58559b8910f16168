"""Who may pass: every page behind the door asks here."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from eachother.people.http import AnyRequest, PersonRequest

P = ParamSpec("P")
Page = Callable[Concatenate[PersonRequest, P], HttpResponseBase]


def signed_in(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only for people who are signed in; others are led to the door, scripts get a 401.

    Whoever is leaving only comes to the page where they can stay, and their scripts only read what they take along.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = cast(AnyRequest, request).person
        if person is not None and person.left_at and not (_is_for_a_script(request) and request.method == "GET"):
            return _to_the_leaving(request)
        return here_or_leaving(view)(request, *args, **kwargs)

    return wrapped


def here_or_leaving(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """As `signed_in`, also for who is leaving."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if cast(AnyRequest, request).person is None:
            return _to_the_door(request)
        return view(cast(PersonRequest, request), *args, **kwargs)

    return wrapped


def _is_for_a_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _to_the_leaving(request: HttpRequest) -> HttpResponse:
    if _is_for_a_script(request):
        return JsonResponse({"reason": "leaving"}, status=403)
    return HttpResponseRedirect(reverse("people:leaving"))


def _to_the_door(request: HttpRequest) -> HttpResponse:
    if _is_for_a_script(request):
        return JsonResponse({"reason": "signed-out"}, status=401)
    door = reverse("people:door")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": door})
    if request.method == "GET":
        door += "?" + urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(door)
