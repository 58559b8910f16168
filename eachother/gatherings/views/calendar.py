"""One's calendars, and the addresses at which an app reads them."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eachother.circles.queries import circle_of
from eachother.community.queries import current
from eachother.foundation.limits import allow, within
from eachother.gatherings import actions, calendars, feeds
from eachother.gatherings.models import Feed, Names, Reminder
from eachother.gatherings.words import problem_words
from eachother.people.access import signed_in
from eachother.people.callers import caller
from eachother.people.http import PersonRequest
from eachother.web.addresses import url
from eachother.web.pages import page

HOUR = timedelta(hours=1)
GUESSED_AN_HOUR = 60


@require_safe
@signed_in
def calendar(request: PersonRequest) -> HttpResponse:
    return _calendar_page(request)


@require_POST
@signed_in
def addresses(request: PersonRequest) -> HttpResponse:
    """A new address, shown on this page and never again."""
    ref = request.POST.get("circle", "")
    circle = circle_of(request.person, ref) if ref else None
    if not within("calendar", request.person.pk):
        return _calendar_page(request, problem="often", status=429)
    secret = actions.make_address(circle, by=request.person)
    address = f"{settings.ADDRESS}{url('gatherings:feed', secret)}"
    response = _calendar_page(request, address=address, of=circle.name if circle else "")
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@signed_in
def contents(request: PersonRequest, ref: str) -> HttpResponse:
    feed = get_object_or_404(Feed, person=request.person, ref=ref)
    named = request.POST.get("names", "")
    wished = set(request.POST.getlist("circles"))
    circles = [one for one in calendars.circles_of(request.person) if one.ref in wished]
    actions.choose(feed, Names(named) if named in Names.values else Names.PRIVATE, circles)
    return HttpResponseRedirect(url("gatherings:calendar") + "?kept")


@require_POST
@signed_in
def stop(request: PersonRequest, ref: str) -> HttpResponse:
    feed = Feed.objects.filter(person=request.person, ref=ref).first()
    if feed:
        actions.stop_feed(feed)
    return HttpResponseRedirect(url("gatherings:calendar") + "?stopped")


@require_POST
@signed_in
def reminders(request: PersonRequest) -> HttpResponse:
    actions.ask_for_reminders(by=request.person)
    return HttpResponseRedirect(url("gatherings:calendar") + "?kept")


@require_POST
@signed_in
def no_reminders(request: PersonRequest) -> HttpResponse:
    actions.stop_reminders(by=request.person)
    return HttpResponseRedirect(url("gatherings:calendar") + "?kept")


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """A calendar, for an app that has its address; one that leads nowhere does not say whether it ever did."""
    if not within("feed", feeds.hash_of(secret)):
        return _plain(_("This calendar was read very often. Try again in an hour."), 429)
    found = calendars.feed_behind(secret)
    if found is None:
        guessed = not allow(f"feed-guessed|{caller(request)}", times=GUESSED_AN_HOUR, per=HOUR)
        return _plain(_("There is no calendar here."), 429 if guessed else 404)
    entries, name, host = calendars.entries_of(found), calendars.name_of(found, current().name), calendars.host()
    tag = feeds.tag_of(entries, name, host)
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        return _private(HttpResponseNotModified(), tag)
    return _private(HttpResponse(feeds.calendar(entries, name, host), content_type="text/calendar; charset=utf-8"), tag)


def _private(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return response


def _plain(words: str, status: int) -> HttpResponse:
    return HttpResponse(words + "\n", status=status, content_type="text/plain; charset=utf-8")


def _calendar_page(
    request: PersonRequest, *, address: str = "", of: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    held = calendars.feeds_of(request.person)
    context: dict[str, Any] = {
        "own": next((one for one in held if one.circle_id is None), None),
        "of_circles": {one.circle.ref: one for one in held if one.circle},
        "circles": calendars.circles_of(request.person),
        "names": Names.choices,
        "address": address,
        "of": of,
        "reminds": Reminder.objects.filter(person=request.person).exists(),
        "said": next((said for said in ("kept", "stopped") if said in request.GET), ""),
        "problem": problem_words(problem) if problem else "",
    }
    return page(request, "gatherings/calendar.html", context, status)
