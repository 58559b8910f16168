"""A card to hand to somebody met in passing: making it, its paper, tearing it up, and where it leads."""

from datetime import timedelta
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.foundation.limits import allow
from eachother.people import actions, queries, rules
from eachother.people.access import signed_in
from eachother.people.cards import card_behind, cards_of
from eachother.people.forms import card_words
from eachother.people.http import AnyRequest, PersonRequest
from eachother.people.models import Invitation
from eachother.people.problems import Problem
from eachother.web.pages import page

A_DAY = 20


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def cards(request: PersonRequest) -> HttpResponse:
    if request.method != "POST":
        return _cards_page(request)
    words = request.POST.get("words", "")
    if not allow(f"card|{request.person.ref}", times=A_DAY, per=timedelta(days=1)):
        return _cards_page(request, words, "cards-often")
    try:
        card = actions.make_card(words, by=request.person)
    except Problem as problem:
        return _cards_page(request, words, problem.reason)
    return HttpResponseRedirect(reverse("people:card-paper", args=[card.ref]))


def _cards_page(request: PersonRequest, words: str = "", problem: str = "") -> HttpResponse:
    made = cards_of(request.person)
    context = {
        "cards": made,
        "enough": len(made) >= rules.CARDS_AT_MOST,
        "typed": words,
        "errors": [card_words(problem)] if problem else [],
        "words_length": rules.CARD_LENGTH,
    }
    return page(request, "people/cards.html", context, status=422 if problem else 200)


@require_safe
@signed_in
def paper(request: PersonRequest, ref: str) -> HttpResponse:
    """The card as it is printed."""
    made = get_object_or_404(Invitation.objects.open(), by=request.person, card=True, ref=ref)
    return page(request, "people/card_paper.html", {"card": made, "address": address_of(made)})


@require_POST
@signed_in
def tear_up(request: PersonRequest, ref: str) -> HttpResponse:
    actions.tear_up(ref, by=request.person)
    return HttpResponseRedirect(reverse("people:cards"))


@require_safe
def card(request: HttpRequest, code: str) -> HttpResponse:
    """Where a card leads: somebody who is here to its maker's page, anybody else to the way in."""
    found, person = card_behind(code), cast(AnyRequest, request).person
    if found is None:
        return no_longer_good(request)
    made, maker = found
    if person and queries.visible_to(person).filter(pk=maker.pk).exists():
        return HttpResponseRedirect(reverse("people:person", args=[maker.ref]))
    if person or made.used >= made.uses:
        return no_longer_good(request)
    return page(request, "people/card.html", {"card": made, "maker": maker})


def no_longer_good(request: HttpRequest) -> HttpResponse:
    """The same for torn up, run out, unknown, and not for you."""
    return page(request, "people/card_closed.html", status=404)


def address_of(made: Invitation) -> str:
    return settings.ADDRESS + reverse("people:card", args=[made.code])
