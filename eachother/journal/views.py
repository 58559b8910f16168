"""The pages of this room, and what their scripts send and fetch: sealed, and only the owner's own."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eachother.foundation.limits import allow
from eachother.foundation.refs import is_ref
from eachother.journal import actions
from eachother.journal.models import Kind, Page
from eachother.journal.problems import Stale, TooOften
from eachother.journal.queries import AT_ONCE, leaf_for, page_for, pages_of
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.vault.encoding import Malformed, from_json, to_base64
from eachother.vault.envelopes import read_page
from eachother.web import slots
from eachother.web.csp import unlocks
from eachother.web.pages import page

AS_MANY = 90
IN = timedelta(minutes=1)


@require_safe
@signed_in
@unlocks
def plan(request: PersonRequest) -> HttpResponse:
    """The plan for hard times, opened and written in the browser."""
    context = {
        "thrown_away": "thrown-away" in request.GET,
        "taken_back": "taken-back" in request.GET,
        "sharing": slots.filled("plan-foot", request),
    }
    return page(request, "journal/plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def removal(request: PersonRequest) -> HttpResponse:
    """Asks once, then the plan is gone."""
    if request.method == "POST":
        actions.throw_plan_away(by=request.person)
        return HttpResponseRedirect(reverse("journal:plan") + "?thrown-away")
    words = {
        "title": _("Throw the plan away"),
        "asked": _("Throw your plan away?"),
        "what": _(
            "It is gone from here at once, on all your devices and for those you showed it to. Nobody is told. "
            "What you have printed stays yours."
        ),
        "yes": _("Throw it away"),
        "here": reverse("journal:plan-removal"),
        "back": reverse("journal:plan"),
    }
    return page(request, "journal/removal.html", words)


@require_safe
@signed_in
@unlocks
def journal(request: PersonRequest) -> HttpResponse:
    """All pages of the journal, opened, listed and searched in the browser."""
    return page(request, "journal/journal.html", {"let_go": "let-go" in request.GET})


@require_safe
@signed_in
@unlocks
def new_leaf(request: PersonRequest) -> HttpResponse:
    """A page that nobody has kept yet. What sort it is stands after `#`, which no server is told."""
    return page(request, "journal/leaf.html", {"ref": "", "sharing": slots.filled("leaf-foot", request)})


@require_safe
@signed_in
@unlocks
def leaf(request: PersonRequest, ref: str) -> HttpResponse:
    """One page of the journal, opened and written in the browser."""
    kept = leaf_for(request.person, ref)
    return page(request, "journal/leaf.html", {"ref": kept.ref, "sharing": slots.filled("leaf-foot", request)})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def leaf_removal(request: PersonRequest, ref: str) -> HttpResponse:
    """Asks once, then the page is gone. Let go twice, it is gone once."""
    if request.method == "POST":
        actions.let_leaf_go(ref, by=request.person)
        return HttpResponseRedirect(reverse("journal:journal") + "?let-go")
    leaf_for(request.person, ref)
    words = {
        "title": _("Let a page go"),
        "asked": _("Let this page go?"),
        "what": _(
            "Its words are gone from here at once, on all your devices. What you shared of it stays where it is."
        ),
        "yes": _("Let it go"),
        "here": reverse("journal:leaf-removal", args=[ref]),
        "back": reverse("journal:leaf", args=[ref]),
    }
    return page(request, "journal/removal.html", words)


@require_safe
@signed_in
def pages(request: PersonRequest) -> JsonResponse:
    """?kind= &before=<ref>: one's own pages, sealed, the last begun first."""
    kind, before = request.GET.get("kind", ""), request.GET.get("before", "")
    if kind not in Kind.values or (before and not is_ref(before)):
        return JsonResponse({"reason": "malformed"}, status=400)
    shown = pages_of(request.person, Kind(kind), before=before)
    return JsonResponse({"pages": [_row(one) for one in shown], "more": len(shown) == AT_ONCE})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sealed_page(request: PersonRequest, ref: str) -> JsonResponse:
    """GET: the page. POST `{kind, revision, sealed}`: kept when it answers 201 (or 200: it was)."""
    if request.method != "POST":
        return JsonResponse(_row(page_for(request.person, ref)))
    try:
        kept, new = _keep(request, ref)
    except Stale as stale:
        return JsonResponse({"reason": stale.reason, "page": stale.page and _row(stale.page)}, status=stale.status)
    except Problem as problem:
        return JsonResponse({"reason": problem.reason}, status=problem.status)
    except Malformed as malformed:
        return JsonResponse({"reason": malformed.reason}, status=400)
    return JsonResponse({"revision": kept.revision}, status=201 if new else 200)


def _keep(request: PersonRequest, ref: str) -> tuple[Page, bool]:
    if not allow(f"pages|{request.person.pk}", times=AS_MANY, per=IN):
        raise TooOften("too-often")
    return actions.keep(ref, read_page(from_json(request.body)), by=request.person)


def _row(page: Page) -> dict[str, Any]:
    return {
        "ref": page.ref,
        "kind": page.kind,
        "revision": page.revision,
        "sealed": to_base64(bytes(page.sealed)),
        "at": page.updated_at.isoformat(timespec="seconds"),
    }
