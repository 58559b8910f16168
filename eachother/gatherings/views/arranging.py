"""Setting a gathering up, its own page, wording it otherwise, letting it end."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.circles.models import Circle
from eachother.circles.queries import circle_of
from eachother.foundation.limits import within
from eachother.foundation.refs import is_ref, new_ref
from eachother.gatherings import actions, dates, queries, rules
from eachother.gatherings.forms import Arranging, Wording
from eachother.gatherings.models import Gathering, Rhythm
from eachother.gatherings.words import lasts_words, problem_words, rhythm_words
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of
from eachother.web.times import date_words


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: PersonRequest) -> HttpResponse:
    """For everybody here."""
    return _arrange(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_in_circle(request: PersonRequest, ref: str) -> HttpResponse:
    return _arrange(request, circle_of(request.person, ref))


def _arrange(request: PersonRequest, circle: Circle | None) -> HttpResponse:
    if request.method != "POST":
        tomorrow = timezone.localdate() + timedelta(days=1)
        typed = {"zone": settings.TIME_ZONE, "minutes": "90", "rhythm": "once", "ends": "never", "at": "19:00"}
        return _form(request, circle, {**typed, "day": tomorrow.isoformat(), "once": new_ref()}, {})
    typed = request.POST.dict()
    form = Arranging(typed)
    once = typed["once"] if is_ref(typed.get("once")) else new_ref()
    if not form.is_right:
        return _form(request, circle, {**typed, "once": once}, form.problems, status=422)
    if not within("gathering", request.person.pk):
        return _form(request, circle, {**typed, "once": once}, {"": "often"}, status=429)
    gathering = actions.set_up(form.asked, circle=circle, ref=once, by=request.person)
    return HttpResponseRedirect(url("gatherings:gathering", gathering.ref))


def _form(
    request: PersonRequest, circle: Circle | None, typed: dict[str, str], problems: dict[str, str], status: int = 200
) -> HttpResponse:
    context = {
        **worded(typed, problems),
        "circle": circle,
        **what_can_be_chosen(),
        "action": url("gatherings:new-in-circle", circle.ref) if circle else url("gatherings:new"),
    }
    return page(request, "gatherings/new.html", context, status)


def what_can_be_chosen() -> dict[str, Any]:
    """For the fields that say when it is."""
    lasts = [(str(one), lasts_words(one)) for one in rules.LASTS]
    return {"zones": dates.zones(), "rhythms": Rhythm.choices, "lasts": lasts}


def worded(typed: dict[str, str], problems: dict[str, str]) -> dict[str, Any]:
    return {"typed": typed, "wrong": {name: [problem_words(reason)] for name, reason in problems.items()}}


@require_safe
@signed_in
def gathering(request: PersonRequest, ref: str) -> HttpResponse:
    """What has been agreed, and its days. One that is on one day alone is that day's page."""
    found = queries.gathering_for(request.person, ref)
    days = queries.days_of(found, request.person, number_of(request.GET))
    past = queries.past_days_of(found, request.person, number_of(request.GET, "past"))
    if not found.repeats and (days.rows or past.rows):
        return HttpResponseRedirect(url("gatherings:day", (days.rows or past.rows)[0].ref))
    names = queries.come_across(request.person, (found.set_up_by, found.worded_by))
    context = {
        "gathering": found,
        "rhythm": rhythm_words(found),
        "lasts": lasts_words(found.minutes),
        "days": days,
        "past": past,
        "names": names,
        "may_change": _may_change(found, request),
        "kept": "kept" in request.GET,
        "goes_on_from": date_words(found.goes_on_as.day) if found.goes_on_as else "",
    }
    return page(request, "gatherings/gathering.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def words(request: PersonRequest, ref: str) -> HttpResponse:
    """Its words, place, link and seats, for all days to come."""
    found = to_change(request, ref)
    if request.method != "POST":
        names = ("name", "words", "place", "link", "access", "seats")
        return _words_page(request, found, {name: str(getattr(found, name) or "") for name in names}, {})
    typed = request.POST.dict()
    form = Wording(typed)
    if not form.is_right:
        return _words_page(request, found, typed, form.problems, 422)
    if not within("change", request.person.pk):
        return _words_page(request, found, typed, {"": "often"}, 429)
    try:
        actions.reword(found, form.asked, by=request.person)
    except Problem as problem:
        return _words_page(request, found, typed, {"seats": problem.reason}, 422)
    return HttpResponseRedirect(url("gatherings:gathering", ref) + "?kept")


def _words_page(
    request: PersonRequest, found: Gathering, typed: dict[str, str], problems: dict[str, str], status: int = 200
) -> HttpResponse:
    return page(request, "gatherings/words.html", {"gathering": found, **worded(typed, problems)}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def end(request: PersonRequest, ref: str) -> HttpResponse:
    """It comes round no more after today."""
    found = to_change(request, ref)
    if request.method == "POST" and found.repeats:
        actions.end(found, timezone.localdate(), by=request.person)
        return HttpResponseRedirect(url("gatherings:gathering", ref))
    context = {
        "title": _("Let it end"),
        "words": _("After today it comes round no more. Whoever said that they come to a later day is told."),
        "yes": _("Let it end"),
        "yes_url": url("gatherings:end", ref),
        "no": _("Leave it as it is"),
        "no_url": url("gatherings:gathering", ref),
    }
    return page(request, "web/confirm.html", context)


@require_POST
@signed_in
def seen(request: PersonRequest, ref: str) -> HttpResponse:
    actions.has_seen(queries.gathering_for(request.person, ref), by=request.person)
    return HttpResponseRedirect(url("home:today"))


def to_change(request: PersonRequest, ref: str) -> Gathering:
    found = queries.gathering_for(request.person, ref)
    if not _may_change(found, request):
        raise PermissionDenied
    return found


def _may_change(found: Gathering, request: PersonRequest) -> bool:
    return rules.may_change(found, request.person, is_in=found.is_in, calls=False)  # type: ignore[attr-defined]
