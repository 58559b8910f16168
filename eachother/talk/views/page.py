"""The page of a thread, and the parts of it that come alone."""

from typing import Any

from django.http import HttpResponse

from eachother.circles.models import Circle
from eachother.circles.pages import inside
from eachother.circles.queries import unnamed_allowed
from eachother.people.http import PersonRequest
from eachother.talk import queries
from eachother.talk.models import Reply, Thread
from eachother.talk.resonance import been_there_words
from eachother.talk.views.reading import Form
from eachother.talk.windows import Said, Window
from eachother.web.pages import wants_part

WINDOW = "talk/_window.html"
LOOSE_ENDS = 5  # so that what comes next is found even when the last of them are taken back meanwhile


def thread_page(
    request: PersonRequest, thread: Thread, window: Window, form: Form, *, quotes: Reply | None = None
) -> HttpResponse:
    circle = thread.circle
    context = window_context(request, thread, window) | {
        "form": form,
        "quotes": quotes,
        "may_be_unnamed": circle.is_in and unnamed_allowed(circle),  # type: ignore[attr-defined]
        "unread": thread.unread,  # type: ignore[attr-defined]
    }
    return inside(request, circle, "talk/thread.html", context, section="talk:threads", status=form.status)


def window_context(request: PersonRequest, thread: Thread, window: Window) -> dict[str, Any]:
    """`way` is which end of the window is added to what stands there already."""
    way = next((way for way in ("before", "after") if way in request.GET), "") if wants_part(request) else ""
    shown = [reply.ref for reply in window.replies[-LOOSE_ENDS:]]
    return {
        "thread": thread,
        "window": window,
        "way": way,
        "unread": None,
        "end": ".".join(shown) or request.GET.get("after", ""),
        **_said(request, thread.circle, window.replies),
    }


def reply_context(request: PersonRequest, circle: Circle, reply: Said) -> dict[str, Any]:
    return {"reply": reply, **_said(request, circle, [reply])}


def _said(request: PersonRequest, circle: Circle, replies: list[Said]) -> dict[str, Any]:
    been, me = queries.been_there([one.pk for one in replies], request.person), request.person
    return {
        "circle": circle,
        "been": {pk: been_there_words(people, me) for pk, people in been.items()},
        "my_been": {pk for pk, people in been.items() if any(one.pk == me.pk for one in people)},
    }
