"""A day to look at the agreement again: plain forms, that work without scripts."""

from contextlib import suppress
from datetime import date, timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eachother.connections import actions
from eachother.connections.actions.looking import AT_MOST
from eachother.connections.models import Connection
from eachother.connections.queries import connection_for, days_of
from eachother.connections.refusals import Impossible, Refused
from eachother.connections.rules import may_name_day
from eachother.foundation.limits import allow
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.addresses import url
from eachother.web.errors import answer
from eachother.web.pages import page

DAY = timedelta(days=1)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def look(request: PersonRequest, ref: str) -> HttpResponse:
    """GET: how it stands, and a day to name. POST `on`: name it."""
    connection = connection_for(request.person, ref)
    if not may_name_day(connection, request.person):
        return HttpResponseRedirect(url("connections:talk", ref))
    if request.method != "POST":
        return _page(request, connection)
    if not allow(f"look|{request.person.ref}", times=30, per=DAY):
        return answer(request, 429)
    typed = request.POST.get("on", "")
    try:
        actions.name_day(connection, by=request.person, on=date.fromisoformat(typed))
    except (Impossible, ValueError) as wrong:
        words = {
            "past": _("That day is here already. Name one that comes."),
            "far": _("That is more than two years away. Name one that is nearer."),
        }
        reason = wrong.reason if isinstance(wrong, Impossible) else ""
        return _page(request, connection, typed, [words.get(reason, _("Name a day, like 2027-03-31."))], 422)
    except Refused:
        return HttpResponseRedirect(url("connections:talk", ref))
    return HttpResponseRedirect(url("connections:look", ref))


@require_POST
@signed_in
def look_agreed(request: PersonRequest, ref: str) -> HttpResponse:
    """`on`: the day that one says yes to. When it has moved meanwhile, the page shows how it stands."""
    connection = connection_for(request.person, ref)
    with suppress(Refused, ValueError):
        actions.agree_to_day(connection, by=request.person, on=date.fromisoformat(request.POST.get("on", "")))
    return HttpResponseRedirect(url("connections:look", ref))


@require_POST
@signed_in
def look_gone(request: PersonRequest, ref: str) -> HttpResponse:
    """All of it; with `only` it is what is proposed."""
    with suppress(Refused):
        only = "only" in request.POST
        actions.let_day_go(connection_for(request.person, ref), by=request.person, only_proposed=only)
    return HttpResponseRedirect(url("connections:look", ref))


def _page(
    request: PersonRequest, connection: Connection, typed: str = "", errors: list[str] | None = None, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    days = days_of(connection)
    context = {
        "connection": connection,
        "other": None if connection.is_few else connection.other(request.person),
        "days": days,
        # Translators: how a day is written, in Django's date format letters.
        "in_words": {look.pk: date_format(look.on, _("j F Y")) for look in days if look},
        "is_now": days.agreed is not None and days.agreed.on <= today,
        "mine": days.proposed is not None and days.proposed.by_id == request.person.pk,
        "typed": typed,
        "errors": errors or [],
        "limits": {"min": (today + timedelta(days=1)).isoformat(), "max": (today + AT_MOST).isoformat()},
    }
    return page(request, "connections/look.html", context, status=status)
