"""Words that I would rather not come across."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from eachother.people import actions
from eachother.people.access import signed_in
from eachother.people.forms import hidden_words
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.people.views.boundaries import boundaries_page


@require_POST
@signed_in
def words(request: PersonRequest) -> HttpResponse:
    typed = request.POST.get("words", "")
    try:
        actions.hide(typed, by=request.person)
    except Problem as problem:
        return boundaries_page(request, words=typed, wrong=hidden_words(problem.reason))
    return _back()


@require_POST
@signed_in
def show_again(request: PersonRequest, ref: str) -> HttpResponse:
    actions.show_again(ref, by=request.person)
    return _back()


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("people:boundaries") + "#words-title")
