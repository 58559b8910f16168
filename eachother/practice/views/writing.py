"""Writing a conversation, changing one, taking a version of one's own back."""

from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from eachother.foundation.limits import allow
from eachother.foundation.refs import is_ref, new_ref
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.practice import actions, queries, rules
from eachother.practice.forms import Typed, typed_in, typed_of
from eachother.practice.models import Version
from eachother.practice.script import MOMENTS_AT_MOST, problems
from eachother.practice.words import many_today
from eachother.web.addresses import url
from eachother.web.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: PersonRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, Typed(once=new_ref()))
    typed = typed_in(request.POST)
    return _not_yet(request, typed) or _write(request, typed)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def wording(request: PersonRequest, ref: str) -> HttpResponse:
    """A new version, beginning with what it says now, or with what it said once (`?from=`)."""
    newest = queries.newest_for(request.person, ref)
    if request.method != "POST":
        before = request.GET.get("from", "")
        start = queries.version_for(request.person, ref, before) if is_ref(before) else newest
        return _page(request, typed_of(start), newest)
    typed = typed_in(request.POST)
    return _not_yet(request, typed, newest) or _write(request, typed, newest)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def removal(request: PersonRequest, ref: str, version: str) -> HttpResponse:
    mine = queries.own_version(request.person, ref, version)
    if request.method != "POST":
        return page(request, "practice/removal.html", {"version": mine})
    actions.take_back(mine, by=request.person)
    return HttpResponseRedirect(url("practice:practice"))


def _not_yet(request: PersonRequest, typed: Typed, changes: Version | None = None) -> HttpResponse | None:
    """The page again: with more room, with what is wrong, or because it was too much for a day."""
    if "more" in request.POST:
        return _page(request, typed, changes, more=True)
    if wrong := problems(typed.script()):
        return _page(request, typed, changes, wrong=typed.wrong_at(wrong), status=422)
    if not allow(f"practice|{request.person.ref}", times=rules.WRITTEN_A_DAY, per=timedelta(days=1)):
        return _page(request, typed, changes, wrong={"": [many_today()]}, status=429)
    return None


def _write(request: PersonRequest, typed: Typed, changes: Version | None = None) -> HttpResponse:
    if changes:
        actions.change(changes.conversation, typed.script(), by=request.person, once=typed.once)
        return HttpResponseRedirect(url("practice:conversation", changes.conversation.ref))
    written = actions.write(typed.script(), by=request.person, once=typed.once)
    return HttpResponseRedirect(url("practice:conversation", written.ref))


def _page(
    request: PersonRequest,
    typed: Typed,
    changes: Version | None = None,
    *,
    wrong: dict[str, list[str]] | None = None,
    more: bool = False,
    status: int = 200,
) -> HttpResponse:
    typed.make_room(more=more)
    context = {
        "typed": typed,
        "changes": changes,
        "wrong": wrong or {},
        "room_for_more": len(typed.moments) < MOMENTS_AT_MOST,
    }
    return page(request, "practice/writing.html", context, status=status)
