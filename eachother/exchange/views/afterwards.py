"""Saying afterwards what one gave and received, and reading what others said to all."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.circles.pages import inside
from eachother.circles.queries import circle_to_read
from eachother.exchange import actions, queries, rules
from eachother.exchange.models import Answer, Audience, Way
from eachother.exchange.ways import SECTION
from eachother.exchange.words import problem_words
from eachother.foundation.limits import within
from eachother.foundation.text import clean_text
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of


class Typed(NamedTuple):
    """What stands in the fields of one way, and for whom it is."""

    words: str = ""
    audience: Audience = Audience.OTHER


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def afterwards(request: PersonRequest, ref: str) -> HttpResponse:
    """What one gave and received with one other; each in its own words, for whom one likes, or not at all."""
    answer = queries.exchange_for(request.person, ref)
    if request.method != "POST":
        said = queries.said_by(request.person, answer)
        before = {way: Typed(one.words, Audience(one.audience)) for way, one in said.items()}
        return _afterwards_page(request, answer, before)
    typed = {way: Typed(request.POST.get(way, ""), _audience(request.POST.get(f"{way}-for", ""))) for way in Way}
    too_long = [way for way in Way if len(clean_text(typed[way].words)) > rules.AFTERWORD_LENGTH]
    wrong = {way: [problem_words("words-long")] for way in too_long}
    if wrong:
        return _afterwards_page(request, answer, typed, wrong)
    if not within("afterwards", request.person.pk):
        return _afterwards_page(request, answer, typed, {Way.GAVE: [problem_words("many-today")]}, 429)
    for way in Way:
        actions.say_afterwards(answer, way, typed[way].words, typed[way].audience, by=request.person)
    return HttpResponseRedirect(url("exchange:giving"))


@require_POST
@signed_in
def unsay(request: PersonRequest, ref: str) -> HttpResponse:
    actions.unsay(ref, by=request.person)
    return HttpResponseRedirect(url("exchange:giving"))


@require_safe
@signed_in
def said(request: PersonRequest) -> HttpResponse:
    said_to_all = queries.said_page(request.person, None, number_of(request.GET))
    return page(request, "exchange/said.html", {"said": said_to_all})


@require_safe
@signed_in
def said_in_circle(request: PersonRequest, ref: str) -> HttpResponse:
    circle = circle_to_read(request.person, ref)
    context = {"said": queries.said_page(request.person, circle, number_of(request.GET))}
    return inside(request, circle, "exchange/said_in_circle.html", context, section=SECTION)


def _afterwards_page(
    request: PersonRequest,
    answer: Answer,
    typed: Mapping[Way, Typed],
    wrong: Mapping[Way, list[str]] = MappingProxyType({}),
    status: int = 422,
) -> HttpResponse:
    slip = answer.slip
    context = {
        "answer": answer,
        "slip": slip,
        "other": answer.by if slip.by_id == request.person.pk else slip.by,
        "typed": {way: typed.get(way, Typed()) for way in Way},
        "wrong": wrong,
    }
    return page(request, "exchange/afterwards.html", context, status=status if wrong else 200)


def _audience(chosen: str) -> Audience:
    """The closest, unless something else was chosen."""
    return Audience(chosen) if chosen in Audience.values else Audience.OTHER
