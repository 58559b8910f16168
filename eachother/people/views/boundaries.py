"""Muting and blocking: a page that says what will happen, and the lists from which both are undone."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.people import actions, queries, rules
from eachother.people.access import signed_in
from eachother.people.forms import MUTE_CHOICES, MuteForm
from eachother.people.http import PersonRequest
from eachother.people.models import FoundBy, NoddedBy, Person
from eachother.web.pages import page
from eachother.web.paging import number_of, paged

A_PAGE = 50


@require_safe
@signed_in
def boundaries(request: PersonRequest) -> HttpResponse:
    return boundaries_page(request)


def boundaries_page(request: PersonRequest, *, words: str = "", wrong: str = "") -> HttpResponse:
    """With the words that could not be hidden, and why, where there are such."""
    muted, blocked = queries.lines_drawn_by(request.person)
    context = {
        "muted": paged(muted, number_of(request.GET, "muted"), size=A_PAGE),
        "blocked": paged(blocked, number_of(request.GET, "blocked"), size=A_PAGE),
        "hidden": queries.hidden_words_of(request.person),
        "hidden_length": rules.HIDDEN_LENGTH,
        "found": FoundBy.choices,
        "nodded": NoddedBy.choices,
        "typed": words,
        "wrong": [wrong] if wrong else [],
        "kept": "kept" in request.GET,
    }
    return page(request, "people/boundaries.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def mute(request: PersonRequest, ref: str) -> HttpResponse:
    other = queries.person_for(request.person, ref)
    if not rules.may_draw_a_line(request.person, other):
        return HttpResponseRedirect(reverse("people:me"))
    if request.method == "POST":
        form = MuteForm(request.POST)
        if form.is_valid():
            actions.mute(other, by=request.person, lasts=form.cleaned_data["lasts"])
            return HttpResponseRedirect(reverse("people:boundaries"))
    return page(request, "people/mute.html", {"other": other, "lasts": MUTE_CHOICES})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def block(request: PersonRequest, ref: str) -> HttpResponse:
    if request.method == "POST" and queries.has_blocked(request.person, ref):
        return HttpResponseRedirect(reverse("people:boundaries"))  # pressed twice
    other = queries.person_for(request.person, ref)
    if not rules.may_draw_a_line(request.person, other):
        return HttpResponseRedirect(reverse("people:me"))
    if request.method == "POST":
        actions.block(other, by=request.person)
        return HttpResponseRedirect(reverse("people:boundaries"))
    context = {
        "page_name": _("Block somebody"),
        "title": _("Block %(name)s?") % {"name": other.name},
        "words": _(
            "From now on you and %(name)s do not exist for each other here, and what you had open between you ends. "
            "They are not told, but they may notice."
        )
        % {"name": other.name},
        "yes": _("Block %(name)s") % {"name": other.name},
    }
    return _ask(request, other, context)


@require_POST
@signed_in
def unmute(request: PersonRequest, ref: str) -> HttpResponse:
    _undo(actions.unmute, request, ref)
    return HttpResponseRedirect(reverse("people:boundaries"))


@require_POST
@signed_in
def unblock(request: PersonRequest, ref: str) -> HttpResponse:
    _undo(actions.unblock, request, ref)
    return HttpResponseRedirect(reverse("people:boundaries"))


def _ask(request: PersonRequest, other: Person, context: dict[str, str]) -> HttpResponse:
    where = {
        "yes_url": request.path,
        "no": _("Leave it as it is"),
        "no_url": reverse("people:person", args=[other.ref]),
    }
    return page(request, "web/confirm.html", {**context, **where})


def _undo(verb: Callable[..., None], request: PersonRequest, ref: str) -> None:
    """The same answer whoever it is: nobody learns here who exists."""
    other = Person.objects.filter(ref=ref).first()
    if other:
        verb(other, by=request.person)
