"""Puts the person on the request."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from eachother.people.http import AnyRequest
from eachother.people.sessions import be_seen, device_of


class PersonMiddleware:
    """`request.person` is the signed-in person, or None; `request.device` where they are signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = cast(AnyRequest, request)
        asked.device = device_of(request.session)
        asked.person = asked.device.person if asked.device else None
        be_seen(asked)
        return self.get_response(request)
