"""What power I carry, said to whoever may meet me."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from eachother.people import actions, queries, rules
from eachother.people.access import signed_in
from eachother.people.forms import POWER_KINDS, power_words
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def powers(request: PersonRequest) -> HttpResponse:
    if request.method != "POST":
        return _powers_page(request, str(POWER_KINDS.get(request.GET.get("kind", ""), "")))
    words, since = request.POST.get("words", ""), request.POST.get("since", "")
    try:
        actions.put_on_the_table(words, by=request.person, since=since)
    except Problem as problem:
        return _powers_page(request, words, since, problem=problem.reason)
    return _back()


@require_POST
@signed_in
def take_off(request: PersonRequest, ref: str) -> HttpResponse:
    actions.take_off_the_table(ref, by=request.person)
    return _back()


def _powers_page(request: PersonRequest, words: str = "", since: str = "", *, problem: str = "") -> HttpResponse:
    context = {
        "powers": queries.powers_of(request.person),
        "kinds": POWER_KINDS,
        "at_most": rules.POWERS_AT_MOST,
        "lengths": {"words": rules.POWER_LENGTH, "since": rules.SINCE_LENGTH},
        "typed": {"words": words, "since": since},
        "errors": {"since" if problem == "since-long" else "words": [power_words(problem)]} if problem else {},
    }
    return page(request, "people/powers.html", context, status=422 if problem else 200)


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("people:powers"))
