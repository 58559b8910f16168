"""When something is not as hoped: what happened, what is safe, what to try; in plain words."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.template.backends.utils import csrf_input
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from eachother.foundation.models import Vanished
from eachother.web.pages import page, part, wants_part
from eachother.web.shell import Unnamed


class Trouble(NamedTuple):
    """What a page says about a status: `reason` is for scripts, the rest for people."""

    reason: str
    title: Any
    words: Any


TROUBLES = {
    400: Trouble(
        "malformed",
        _("That did not arrive whole."),
        _("Something was missing or broken on the way. Go back and try once more; what you typed is still there."),
    ),
    403: Trouble(
        "not-yours",
        _("This is between other people."),
        _("What stands here is theirs, so there is nothing of it to see."),
    ),
    404: Trouble(
        "nothing",
        _("There is nothing here."),
        _("Perhaps whoever put it here took it away again, or the address has a slip in it."),
    ),
    405: Trouble(
        "wrong-way",
        _("This address has no page of its own."),
        _("It belongs to a button or a form. Nothing has happened by coming here."),
    ),
    413: Trouble(
        "too-large",
        _("That is too much to carry at once."),
        _("Nothing of it was kept here. Go back: what you typed is still there, and a shorter piece will pass."),
    ),
    429: Trouble(
        "too-often",
        _("That was a lot in a short time."),
        _("Some things here have a limit, so that nobody wears the place out. Go back, wait a while, and try again."),
    ),
    500: Trouble(
        "broken",
        _("Something broke here, and it is not your doing."),
        _("What was kept before is safe. The last thing you did may not be: go back, and try again in a moment."),
    ),
}
AWAY = Trouble(
    "away",
    _("You’ve been away, so we closed the door behind you."),
    _("What you wrote is still on this device. Go back and copy it, then open the page anew and send it from there."),
)
WORDLESS = (405, 413, 429)


def answer(request: HttpRequest, status: int, trouble: Trouble | None = None) -> HttpResponse:
    """A page about this status; a note for htmx; a reason for scripts."""
    trouble = trouble or TROUBLES[status]
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"reason": trouble.reason}, status=status)
    context = {"trouble": trouble, "title": trouble.title, "status": status}
    if wants_part(request):
        return part(request, "web/_trouble.html", context, status)
    if status == 500:
        return HttpResponse(_without_database(request, context), status=status)
    return page(request, "web/trouble.html", context, status)


def _without_database(request: HttpRequest, context: dict[str, Any]) -> str:
    """The page as anybody would see it; nothing is looked up, because looking up may be what broke."""
    template = get_template("web/trouble.html").template  # type: ignore[attr-defined]
    shell = {"request": request, "person": None, "unlocks": False, "community": Unnamed()}
    proof = {"csrf_token": get_token(request), "csrf_input": csrf_input(request)}
    return str(template.render({**shell, **proof, **context}))


class PlainWords:
    """Gives words to answers that have none: 405, 413 and 429 without content; and to what vanished meanwhile."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code not in WORDLESS or not isinstance(response, HttpResponse) or response.content:
            return response
        worded = answer(request, response.status_code)
        for header in ("Allow", "Retry-After"):
            if header in response.headers:
                worded[header] = response.headers[header]
        return worded

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return answer(request, 404) if isinstance(exception, Vanished) else None
