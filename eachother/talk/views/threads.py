"""The threads of a circle, and what is said in one, a window at a time. None needs a script."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from eachother.circles.models import Circle
from eachother.circles.pages import inside
from eachother.circles.queries import circle_of, circle_to_read, unnamed_allowed
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.talk import actions, queries, windows
from eachother.talk.models import Thread
from eachother.talk.views.page import LOOSE_ENDS, WINDOW, reply_context, thread_page, window_context
from eachother.talk.views.reading import Form, empty_form, saying_of
from eachother.talk.views.sending import for_a_script, sent, wrong
from eachother.talk.windows import Window
from eachother.web.addresses import url
from eachother.web.pages import part, wants_part
from eachother.web.paging import number_of

SECTION = "talk:threads"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def threads(request: PersonRequest, ref: str) -> HttpResponse:
    """All of a circle's, newest movement first; a POST begins one."""
    if request.method == "POST":
        return _start(request, circle_of(request.person, ref))
    circle = circle_to_read(request.person, ref)
    found = queries.threads_of(circle, request.person, number_of(request.GET))
    return inside(request, circle, "talk/threads.html", {"threads": found}, section=SECTION)


@require_safe
@signed_in
def new(request: PersonRequest, ref: str) -> HttpResponse:
    return _new_page(request, circle_of(request.person, ref), empty_form())


@require_safe
@signed_in
def thread(request: PersonRequest, ref: str) -> HttpResponse:
    """Opens where one goes on reading. `at`, `before` and `after` name a reply; for htmx the window alone."""
    found = queries.thread_for(request.person, ref)
    window = _window(request, found)
    if window.reaches > found.came_to:  # type: ignore[attr-defined]
        actions.come_to(found, window.reaches, by=request.person)
    if wants_part(request):
        return part(request, WINDOW, window_context(request, found, window))
    quotes = queries.quotable(found, request.person, request.GET.get("quote", ""))
    return thread_page(request, found, window, empty_form(quotes.ref if quotes else ""), quotes=quotes)


@require_safe
@signed_in
def said(request: PersonRequest, ref: str) -> HttpResponse:
    """The lasting address of a reply: leads to its place in the thread. For htmx the reply alone."""
    try:
        reply = queries.reply_for(request.person, ref)
    except Http404:
        if wants_part(request):
            return HttpResponse(status=404)  # nothing takes its place
        raise
    if not wants_part(request):
        return HttpResponseRedirect(f"{url('talk:thread', reply.thread.ref)}?at={ref}#{ref}")
    shown = windows.alone(reply, request.person)
    if shown is None:
        return HttpResponse(status=404)
    return part(request, "talk/_said.html", reply_context(request, reply.thread.circle, shown))


@require_safe
@signed_in
def before(request: PersonRequest, ref: str) -> HttpResponse:
    """What a reply said before."""
    reply = queries.reply_for(request.person, ref)
    if reply.taken_back_at:
        raise Http404
    befores = list(reply.befores.order_by("-pk"))
    context = {"reply": reply, "thread": reply.thread, "befores": befores}
    return inside(request, reply.thread.circle, "talk/before.html", context, section=SECTION)


def _start(request: PersonRequest, circle: Circle) -> HttpResponse:
    title, saying, form = saying_of(request, circle, limit="thread", with_title=True)
    if saying is None and for_a_script(request):
        return wrong(form)
    if saying is None:
        return _new_page(request, circle, form)
    return sent(request, circle, actions.start(circle, title, saying, by=request.person), saying)


def _new_page(request: PersonRequest, circle: Circle, form: Form) -> HttpResponse:
    context = {"form": form, "may_be_unnamed": unnamed_allowed(circle)}
    return inside(request, circle, "talk/new.html", context, section=SECTION, status=form.status)


def _window(request: PersonRequest, thread: Thread) -> Window:
    for name, way in {"at": windows.around, "before": windows.earlier, "after": windows.later}.items():
        if refs := request.GET.get(name):
            number = queries.number_of(thread, request.person, refs.split(".")[:LOOSE_ENDS])
            return way(thread, request.person, number) if number else windows.NOTHING
    if "first" in request.GET:
        return windows.around(thread, request.person, 1)
    if "newest" in request.GET:
        return windows.newest(thread, request.person)
    return windows.opening(thread, request.person)
