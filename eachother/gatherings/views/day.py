"""One day of a gathering: who comes, who calls it, and what becomes of it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.foundation.limits import within
from eachother.gatherings import actions, calendars, dates, queries, rules
from eachother.gatherings.feeds import calendar
from eachother.gatherings.forms import read_day, read_time
from eachother.gatherings.models import Occasion, Said
from eachother.gatherings.turns import turn_holder
from eachother.gatherings.words import problem_words, rhythm_words
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of
from eachother.web.times import date_words


@require_safe
@signed_in
def day(request: PersonRequest, ref: str) -> HttpResponse:
    return _day_page(request, queries.occasion_for(request.person, ref))


@require_POST
@signed_in
def answer(request: PersonRequest, ref: str) -> HttpResponse:
    occasion = queries.occasion_to_take_part_in(request.person, ref)
    said = request.POST.get("said", "")
    if said not in Said.values:
        return _day_page(request, occasion, status=422)
    if not within("coming", request.person.pk):
        return _day_page(request, occasion, problem="often", status=429)
    try:
        actions.answer(occasion, Said(said), by=request.person, for_all=request.POST.get("for") == "all")
    except Problem as problem:
        return _day_page(request, occasion, problem=problem.reason, status=problem.status)
    return HttpResponseRedirect(url("gatherings:day", ref) + "?said")


@require_POST
@signed_in
def call(request: PersonRequest, ref: str) -> HttpResponse:
    occasion = queries.occasion_to_take_part_in(request.person, ref)
    line = request.POST.get("line", "")
    if not within("calling", request.person.pk):
        return _day_page(request, occasion, problem="often", status=429)
    try:
        actions.call(occasion, line, by=request.person)
    except Problem as problem:
        return _day_page(request, occasion, problem=problem.reason, line=line, status=_status(problem))
    return HttpResponseRedirect(url("gatherings:day", ref) + "#calling")


@require_POST
@signed_in
def give_back(request: PersonRequest, ref: str) -> HttpResponse:
    actions.give_back(queries.occasion_to_take_part_in(request.person, ref), by=request.person)
    return HttpResponseRedirect(url("gatherings:day", ref) + "#calling")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def move(request: PersonRequest, ref: str) -> HttpResponse:
    occasion = _to_change(request, ref)
    here = occasion.starts_at.astimezone(dates.clock_of(occasion.gathering.zone))
    if request.method != "POST":
        return _move_page(request, occasion, {"day": f"{here:%Y-%m-%d}", "at": f"{here:%H:%M}"}, {})
    typed = request.POST.dict()
    on, at = read_day(typed.get("day", "")), read_time(typed.get("at", ""))
    if on is None or at is None:
        problems = {"day": "day-odd" if on is None else "", "at": "at-odd" if at is None else ""}
        return _move_page(request, occasion, typed, problems, 422)
    if not within("change", request.person.pk):
        return _move_page(request, occasion, typed, {"": "often"}, 429)
    try:
        actions.move(occasion, on, at, typed.get("words", ""), by=request.person)
    except Problem as problem:
        name = {"why-long": "words", "over": ""}.get(problem.reason, problem.reason.partition("-")[0])
        return _move_page(request, occasion, typed, {name: problem.reason}, _status(problem))
    return HttpResponseRedirect(url("gatherings:day", ref))


def _move_page(
    request: PersonRequest, occasion: Occasion, typed: dict[str, str], problems: dict[str, str], status: int = 200
) -> HttpResponse:
    wrong = {name: [problem_words(reason)] for name, reason in problems.items() if reason}
    return page(request, "gatherings/move.html", {"day": occasion, "typed": typed, "wrong": wrong}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def call_off(request: PersonRequest, ref: str) -> HttpResponse:
    occasion = _to_change(request, ref)
    words, problem = request.POST.get("words", ""), ""
    status = 200
    if request.method == "POST":
        try:
            if within("change", request.person.pk):
                actions.call_off(occasion, words, by=request.person)
                return HttpResponseRedirect(url("gatherings:day", ref))
            problem, status = "often", 429
        except Problem as wrong:
            problem, status = wrong.reason, _status(wrong)
    context = {"day": occasion, "words": words, "wrong": problem_words(problem) if problem else ""}
    return page(request, "gatherings/call_off.html", context, status)


@require_POST
@signed_in
def put_back(request: PersonRequest, ref: str) -> HttpResponse:
    occasion = _to_change(request, ref)
    try:
        actions.put_back(occasion, by=request.person)
    except Problem as problem:
        return _day_page(request, occasion, problem=problem.reason, status=problem.status)
    return HttpResponseRedirect(url("gatherings:day", ref))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def note(request: PersonRequest, ref: str) -> HttpResponse:
    """All wordings of the note, for who may see the day; writing is for who may take part."""
    occasion = queries.occasion_for(request.person, ref)
    if request.method != "POST":
        return _note_page(request, occasion)
    occasion = queries.occasion_to_take_part_in(request.person, ref)
    words, after = request.POST.get("words", ""), request.POST.get("after", "0")
    if not within("note", request.person.pk):
        return _note_page(request, occasion, words, "often", 429)
    try:
        number = int(after) if after.isascii() and after.isdigit() and len(after) < 7 else 0
        actions.note(occasion, words, after=number, by=request.person)
    except Problem as problem:
        return _note_page(request, occasion, words, problem.reason, _status(problem))
    return HttpResponseRedirect(url("gatherings:day", ref) + "#note")


def _note_page(
    request: PersonRequest, occasion: Occasion, words: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    notes = queries.notes_of(occasion)
    context = {
        "day": occasion,
        "notes": notes,
        "names": queries.come_across(request.person, (one.by for one in notes)),
        "typed": words if request.method == "POST" else notes[0].words if notes else "",
        "wrong": [problem_words(problem)] if problem else [],
    }
    return page(request, "gatherings/note.html", context, status)


@require_safe
@signed_in
def file(request: PersonRequest, ref: str) -> HttpResponse:
    """This one day, for a calendar app."""
    occasion = queries.occasion_for(request.person, ref)
    entry = calendars.entry_of(occasion, named="named" in request.GET)
    response = HttpResponse(calendar((entry,), entry.title, calendars.host()), content_type="text/calendar")
    response["Content-Disposition"] = 'attachment; filename="gathering.ics"'
    return response


def _to_change(request: PersonRequest, ref: str) -> Occasion:
    occasion = queries.occasion_for(request.person, ref)
    if not _may_change(request, occasion):
        raise PermissionDenied
    return occasion


def _may_change(request: PersonRequest, occasion: Occasion) -> bool:
    calls = queries.calls(occasion, request.person)
    is_in = occasion.is_in  # type: ignore[attr-defined]
    return rules.may_change(occasion.gathering, request.person, is_in=is_in, calls=calls)


def _status(problem: Problem) -> int:
    return 422 if problem.status == 400 else problem.status


def _day_page(
    request: PersonRequest, occasion: Occasion, *, problem: str = "", line: str = "", status: int = 200
) -> HttpResponse:
    person, coming = request.person, queries.coming_to(occasion)
    calling = getattr(occasion, "calling", None)
    holder = None if calling or occasion.is_over else turn_holder(occasion, person)
    calls = calling is not None and calling.by_id == person.pk
    was = None if occasion.change else queries.last_change(occasion)
    changed_by = (occasion.change.by if occasion.change else None, was.put_back_by if was else None)
    known = queries.come_across(person, (calling.by if calling else None, holder, *changed_by))
    shows_people = not occasion.is_over and not occasion.is_off
    mine = occasion.mine  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "day": occasion,
        "gathering": occasion.gathering,
        "rhythm": rhythm_words(occasion.gathering),
        "come": queries.names_of(person, coming.seated, number_of(request.GET)) if shows_people else None,
        "maybe": queries.names_of(person, coming.maybe, number_of(request.GET, "maybe")) if shows_people else None,
        "coming": coming,
        "place_in_line": coming.waiting.index(person.pk) + 1 if person.pk in coming.waiting else 0,
        "calling": calling,
        "calls": calls,
        "holder": holder,
        "was": was,
        "agreed": f"{date_words(occasion.on)}, {occasion.gathering.at:%H:%M}",
        "names": known,
        "shows_link": calls or mine in (Said.COME, Said.MAYBE),
        "may_change": not occasion.is_over and _may_change(request, occasion),
        "takes_part": occasion.is_in,  # type: ignore[attr-defined]
        "note": queries.last_note(occasion),
        "answers": Said.choices,
        "twice": dates.comes_twice(occasion.on, occasion.gathering.at, occasion.gathering.zone),
        "address": settings.ADDRESS,
        "said": "said" in request.GET,
        "problem": problem_words(problem) if problem else "",
        "line": line or (calling.line if calls and calling else ""),
    }
    return page(request, "gatherings/day.html", context, status)
