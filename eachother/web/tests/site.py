"""A little site made of the kit alone: addresses, views and the middleware they need. No table stands behind it."""

import mimetypes
from collections.abc import Callable
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template import engines
from django.urls import include, path, re_path
from django.views.decorators.http import require_GET, require_POST

from eachother.web import csp, pages
from eachother.web.release import static_files

handler400 = "eachother.web.views.malformed"
handler403 = "eachother.web.views.not_yours"
handler404 = "eachother.web.views.nothing"
handler500 = "eachother.web.views.broken"


class Somebody(NamedTuple):
    ref: str
    name: str


WREN = Somebody("abcdefghijklmnop", "Wren")
OTTER = Somebody("qrstuvwxyz234567", "Otter")
MIDDLEWARE = [
    "eachother.web.csp.ContentSecurityPolicy",
    "eachother.web.errors.PlainWords",
    "django.middleware.csrf.CsrfViewMiddleware",
    "eachother.web.tests.site.Wren",
]


class Wren:
    """Wren is signed in until they leave."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.person = None if "left" in request.COOKIES else WREN  # type: ignore[attr-defined]
        return self.get_response(request)


def home(request: HttpRequest) -> HttpResponse:
    if request.person is None:  # type: ignore[attr-defined]
        return HttpResponseRedirect("/door")
    context = {
        "title": "Today",
        "words": "Private words.",
        "yes": "Go",
        "yes_url": "/",
        "no": "Stay",
        "no_url": "/next",
    }
    return pages.page(request, "web/confirm.html", context)


@csp.unlocks
def unlocking(request: HttpRequest) -> HttpResponse:
    return home(request)


def door(request: HttpRequest) -> HttpResponse:
    return pages.page(request, "web/plain.html")


WRITING = """{% extends "web/layout.html" %}
{% from "web/fields.html" import field %}
{% from "web/parts.html" import button %}
{% block title %}Writing{% endblock %}
{% block main %}
  <form method="post" action="/answers/{{ status }}" hx-post="/answers/{{ status }}" hx-target="#answer">
    {{ csrf_input }}{{ field("words", "Your words") }}{{ button("Send") }}
  </form>
  <div id="answer"></div>
{% endblock %}"""


def writing(request: HttpRequest, status: int) -> HttpResponse:
    template: Any = engines["jinja2"].from_string(WRITING)
    return HttpResponse(template.render({"status": status}, request))


@require_POST
def answers(request: HttpRequest, status: int) -> HttpResponse:
    return HttpResponse(f"<p>Answer {status}</p>", status=status)


def fragment(request: HttpRequest) -> HttpResponse:
    return pages.part(request, "web/_places.html")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect("/away")
    response.set_cookie("left", "yes")
    return response


def between_others(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def too_much(request: HttpRequest) -> HttpResponse:
    raise RequestDataTooBig


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


def worn_out(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=429, headers={"Retry-After": "60"})


@require_GET
def static(request: HttpRequest, release: str, name: str) -> HttpResponse:
    file = static_files().get(name)
    if file is None:
        raise Http404
    kind = "text/javascript" if name.endswith(("js", "mjs")) else mimetypes.guess_type(name)[0]
    return HttpResponse(file.read_bytes(), content_type=kind)


people: Any = ([path("me", home, name="me"), path("leave", leave, name="leave")], "people")
urlpatterns = [
    path("", home, name="home"),
    path("next", home, name="next"),
    path("unlocking", unlocking),
    path("door", door),
    path("fragment", fragment),
    path("writing/<int:status>", writing),
    path("answers/<int:status>", answers),
    path("between-others", between_others),
    path("too-much", too_much),
    path("broken", broken),
    path("worn-out", worn_out),
    path("people/<str:ref>", home, name="person"),
    path("", include("eachother.web.urls")),
    path("", include(people)),
    re_path(r"^static/([0-9a-f]+)/(.+)$", static),
]
