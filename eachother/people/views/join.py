"""Coming in: through an invitation, or through the door that this community has."""

from datetime import timedelta
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from eachother.community.models import Door
from eachother.community.queries import current
from eachother.people import actions, queries, rules
from eachother.people.callers import count_stranger, count_try
from eachother.people.http import AnyRequest
from eachother.people.models import Invitation, Person
from eachother.people.problems import Problem
from eachother.people.sessions import sign_in
from eachother.people.views.answers import in_json, posted, text_in
from eachother.people.views.cards import no_longer_good
from eachother.vault.envelopes import read_sign_up
from eachother.web import slots
from eachother.web.csp import unlocks
from eachother.web.pages import page

# Through an open door, where nobody has let anybody in: so many newcomers in an hour.
FROM_ONE_PLACE, FROM_EVERYWHERE = 20, 200


@require_http_methods(["GET", "HEAD", "POST"])
def way_in(request: HttpRequest) -> HttpResponseBase:
    """The door: which one it is, and the way through it."""
    if request.method == "POST":
        return _come_in(request, None)
    if cast(AnyRequest, request).person:
        return page(request, "people/inside.html", {"invited": False})
    if current().door == Door.OPEN:
        return _sign_up_page(request, None)
    return page(request, "people/way_in.html", {"ways": slots.filled("way-in", request)})


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponseBase:
    return _come_in(request, code) if request.method == "POST" else _join_page(request, code)


def _join_page(request: HttpRequest, code: str) -> HttpResponseBase:
    person = cast(AnyRequest, request).person
    invitation = Invitation.objects.filter(code=code).select_related("by").first()
    closed = _why_closed(invitation)
    if closed and invitation and invitation.card:
        return no_longer_good(request)
    if closed or invitation is None:
        return page(request, "people/closed.html", {"why": closed}, status=404 if closed == "unknown" else 410)
    if person:
        return page(request, "people/inside.html", {"invited": True})
    return _sign_up_page(request, invitation)


@unlocks
def _sign_up_page(request: HttpRequest, invitation: Invitation | None) -> HttpResponse:
    founding = bool(invitation and invitation.founding)
    return page(request, "people/join.html", {"founding": founding, "minimum_age": settings.ENV.minimum_age})


def _why_closed(invitation: Invitation | None) -> str:
    if invitation is None:
        return "unknown"
    if invitation.withdrawn_at:
        return "withdrawn"
    if invitation.used >= invitation.uses:
        return "used"
    return "expired" if invitation.expires_at <= timezone.now() else ""


@in_json
def _come_in(request: HttpRequest, code: str | None) -> JsonResponse:
    """The sign-up of the vault's README beside the shown name: `{name, keys}`, and `old_enough` where that is asked.

    Signs in. The yes is not kept: everybody who comes in says it, so a row of it would tell nothing.
    """
    count_try(request, "join")
    data = posted(request)
    if settings.ENV.minimum_age and data.get("old_enough") is not True:
        raise Problem("age")
    keys = read_sign_up(data.get("keys"), origin=settings.ADDRESS)
    count_try(request, "knock", keys.login)  # sent again, it opens their door: it is no other way to guess
    if code is None:
        count_stranger(request, "coming", from_one=FROM_ONE_PLACE, in_all=FROM_EVERYWHERE, per=timedelta(hours=1))
    person = actions.arrive(code, name=text_in(data, "name"), keys=keys)
    sign_in(cast(AnyRequest, request), person)
    return JsonResponse({"account": person.ref, "minutes": person.idle_minutes, "onward": _first_page(person)})


def _first_page(person: Person) -> str:
    founding = rules.may_found(person, founder=queries.is_founder(person), community_name=current().name)
    return reverse("people:founding") if founding else reverse("people:me") + "?first"
