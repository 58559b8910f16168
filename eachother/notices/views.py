"""All that waits, and how somebody wants to be told. None of it needs a script."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from eachother.notices import actions, channels, kinds, queries, scopes
from eachother.notices.forms import DAYS, HOURS, WAYS, WAYS_OF_A_SCOPE, MannerForm, ScopeForm, WaysForm
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of

NOTHING_WRONG: Mapping[str, Any] = {}


@require_safe
@signed_in
def notices(request: PersonRequest) -> HttpResponse:
    """All that waits, a page at a time."""
    return page(request, "notices/notices.html", {"paged": queries.page_for(request.person, number_of(request.GET))})


@require_safe
@signed_in
def choices(request: PersonRequest) -> HttpResponse:
    return _choices_page(request)


@require_POST
@signed_in
def kinds_of_notices(request: PersonRequest) -> HttpResponse:
    form = WaysForm(kinds.groups(), request.POST)
    if not form.is_valid():
        return _choices_page(request, form.errors)
    actions.choose(form.ways, by=request.person)
    return _kept()


@require_POST
@signed_in
def time(request: PersonRequest) -> HttpResponse:
    form = MannerForm(request.POST)
    if not form.is_valid():
        return _choices_page(request, form.errors)
    said = form.cleaned_data
    actions.keep_time(said["hour"], said["weekday"], names=said["names"], by=request.person)
    return _kept()


@require_POST
@signed_in
def out_of(request: PersonRequest, ref: str) -> HttpResponse:
    """For one circle, which must be theirs."""
    if not scopes.named(request.person, [ref]):
        raise Http404
    form = ScopeForm(request.POST)
    if not form.is_valid():
        return _choices_page(request, {ref: form.errors["told"]})
    actions.choose_for(ref, form.way, by=request.person)
    return _kept()


def _kept() -> HttpResponse:
    return HttpResponseRedirect(url("notices:choices") + "?kept")


def _choices_page(request: PersonRequest, wrong: Mapping[str, Any] = NOTHING_WRONG) -> HttpResponse:
    """With what could not be taken, if there is such: the words stand at the place."""
    chosen = queries.chosen_by(request.person)
    context = {
        "groups": kinds.groups(),
        "places_of_theirs": scopes.page_for(request.person, number_of(request.GET)),
        "of_kinds": {one.group: one.told for one in chosen if one.group},
        "of_scopes": {one.scope: one.told for one in chosen if one.scope},
        "manner": queries.manner_of(request.person),
        "ways": WAYS,
        "ways_of_a_scope": WAYS_OF_A_SCOPE,
        "hours": HOURS,
        "days": DAYS,
        "anything_leaves": channels.any_leaves(),
        "wrong": wrong,
        "kept_now": "kept" in request.GET,
    }
    return page(request, "notices/choices.html", context, status=422 if wrong else 200)
