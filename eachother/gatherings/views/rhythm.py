"""Letting a gathering come round otherwise from a day on."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from eachother.foundation.limits import within
from eachother.foundation.refs import is_ref, new_ref
from eachother.gatherings import actions, queries
from eachother.gatherings.actions.setting_up import WHEN, WORDED
from eachother.gatherings.forms import Arranging
from eachother.gatherings.models import Gathering
from eachother.gatherings.views.arranging import to_change, what_can_be_chosen, worded
from eachother.gatherings.words import lasts_words, rhythm_words
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.addresses import url
from eachother.web.pages import page

TYPED = (*WHEN, "ends", "times")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rhythm(request: PersonRequest, ref: str) -> HttpResponse:
    found = to_change(request, ref)
    if not found.repeats:
        return HttpResponseRedirect(url("gatherings:gathering", ref))
    if request.method != "POST":
        return _page(request, found, _as_it_is(request, found), {})
    typed = {name: request.POST.get(name, "") for name in TYPED}
    once = request.POST.get("once", "")
    typed["once"] = once if is_ref(once) else new_ref()
    form = Arranging({**{name: str(getattr(found, name) or "") for name in WORDED}, **typed})
    if not form.is_right:
        return _page(request, found, typed, form.problems, 422)
    if not within("change", request.person.pk):
        return _page(request, found, typed, {"": "often"}, 429)
    try:
        other = actions.go_on_otherwise(found, form.asked, ref=typed["once"], by=request.person)
    except Problem as problem:
        return _page(request, found, typed, {"": problem.reason}, problem.status)
    return HttpResponseRedirect(url("gatherings:gathering", other.ref) + "?kept")


def _as_it_is(request: PersonRequest, found: Gathering) -> dict[str, str]:
    """From its next day on, as it has been."""
    coming = queries.days_of(found, request.person, 1).rows
    return {
        "once": new_ref(),
        "day": (coming[0].on if coming else found.day).isoformat(),
        "at": f"{found.at:%H:%M}",
        "zone": found.zone,
        "minutes": str(found.minutes),
        "rhythm": found.rhythm,
        "ends": "until" if found.until else "never",
        "until": found.until.isoformat() if found.until else "",
    }


def _page(
    request: PersonRequest, found: Gathering, typed: dict[str, str], problems: dict[str, str], status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "gathering": found,
        "rhythm": rhythm_words(found),
        "lasts_now": lasts_words(found.minutes),
        **worded(typed, problems),
        **what_can_be_chosen(),
    }
    return page(request, "gatherings/rhythm.html", context, status)
