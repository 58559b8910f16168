"""What a circle agrees on."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from eachother.circles import actions, parts, queries, rules
from eachother.circles.models import Acts, Circle, Says
from eachother.circles.pages import inside
from eachother.circles.words import problem_words
from eachother.foundation.limits import within
from eachother.foundation.refs import new_ref
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.addresses import url


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def agreement(request: PersonRequest, ref: str) -> HttpResponse:
    found = queries.circle_to_read(request.person, ref)
    if request.method != "POST":
        return _agreement_page(request, found)
    if not found.is_in:  # type: ignore[attr-defined]
        raise PermissionDenied
    words, part = request.POST.get("words", ""), request.POST.get("part", "")
    acts = Acts.UNNAMED if request.POST.get("acts") == Acts.UNNAMED else Acts.NOT
    try:
        _count(request)
        clause = actions.propose(
            found, words, part=part, acts=acts, by=request.person, once=request.POST.get("once", "")
        )
    except Problem as problem:
        return _agreement_page(request, found, "new", problem)
    return _to(ref, clause.ref)


@require_POST
@signed_in
def reword(request: PersonRequest, ref: str, clause: str) -> HttpResponse:
    found = queries.circle_of(request.person, ref)
    one = queries.clause_of(found, clause)
    try:
        _count(request)
        actions.reword(one, request.POST.get("words", ""), number=_number(request), by=request.person)
    except Problem as problem:
        return _agreement_page(request, found, clause, problem, does="reword")
    return _to(ref, clause)


@require_POST
@signed_in
def answer(request: PersonRequest, ref: str, clause: str) -> HttpResponse:
    found = queries.circle_of(request.person, ref)
    one = queries.clause_of(found, clause)
    says, words = request.POST.get("says", ""), request.POST.get("words", "")
    try:
        if says not in Says.values:
            raise Problem("answer-empty")
        actions.answer(one, Says(says), words, number=_number(request), by=request.person)
    except Problem as problem:
        return _agreement_page(request, found, clause, problem, does="answer")
    return _to(ref, clause)


@require_POST
@signed_in
def put_back(request: PersonRequest, ref: str, clause: str) -> HttpResponse:
    found = queries.circle_of(request.person, ref)
    actions.put_back(queries.clause_of(found, clause), number=_number(request), by=request.person)
    return _to(ref, clause)


def _to(ref: str, clause: str) -> HttpResponse:
    return HttpResponseRedirect(f"{url('circles:agreement', ref)}#{clause}")


def _number(request: PersonRequest) -> int:
    given = request.POST.get("number", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


def _count(request: PersonRequest) -> None:
    if not within("clause", request.person.pk):
        raise TooOften("clause-often")


class TooOften(Problem):
    status = 429


def _agreement_page(
    request: PersonRequest, circle: Circle, wrong_ref: str = "", problem: Problem | None = None, *, does: str = ""
) -> HttpResponse:
    tables = queries.agreement_of(circle, request.person)
    known = {part.key for part in parts.parts()}
    first = parts.parts()[0].key
    by_part: dict[str, list[Any]] = {part.key: [] for part in parts.parts()}
    for table in tables:
        by_part[table.part if table.part in known else first].append(table)
    context = {
        "parts": [(part, by_part[part.key]) for part in parts.parts()],
        "part_choices": [(part.key, part.title) for part in parts.parts()],
        "on_the_table": [table for table in tables if not table.holds],
        "tables": tables,
        "days": rules.ANSWERED_WITHIN.days,
        "acts_already": any(table.acts for table in tables),
        "once": request.POST.get("once") if wrong_ref == "new" else new_ref(),
        "wrong_ref": wrong_ref,
        "wrong": [problem_words(problem.reason)] if problem else [],
        "does": does,
        "typed": request.POST,
        "lengths": {"clause": rules.CLAUSE_LENGTH, "answer": rules.ANSWER_LENGTH},
    }
    status = 200 if problem is None else 422 if problem.status == 400 else problem.status
    return inside(request, circle, "circles/agreement.html", context, section="circles:agreement", status=status)
