"""The pages of this room."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from eachother.finding import actions
from eachother.finding.cards import cards_for
from eachother.finding.nodding import somebody_to_nod_to
from eachother.finding.queries import own_of
from eachother.finding.sight import in_sight
from eachother.finding.sights import sights
from eachother.foundation.limits import within
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.models import Person
from eachother.people.problems import Problem
from eachother.people.queries import acquainted_ids, person_for
from eachother.web import slots
from eachother.web.addresses import url
from eachother.web.errors import Trouble, answer
from eachother.web.pages import page, part, wants_part
from eachother.web.paging import number_of

HOUR = timedelta(hours=1)
YOURSELF = Trouble(
    "yourself",
    gettext_lazy("A nod is for somebody else."),
    gettext_lazy("You can nod to anybody who shares something with you. They are one page over, under People."),
)


@require_safe
@signed_in
def people(request: PersonRequest) -> HttpResponse:
    """Who has been there too, a page at a time. Whom it shows is noted when somebody opens it, and not when an open
    page renews itself."""
    sight = in_sight(request.person, number_of(request.GET))
    if request.method == "GET" and not wants_part(request):
        sights.note(request.person, sight.look, sight.number)
    return page(request, "finding/people.html", {"sight": sight, "top": slots.filled("people-top", request)})


@require_POST
@signed_in
def nod(request: PersonRequest, ref: str) -> HttpResponseBase:
    """Nod to somebody."""
    if not within("nod", request.person.pk):
        return answer(request, 429)
    try:
        actions.nod(other := somebody_to_nod_to(request.person, ref), by=request.person)
    except Problem as problem:
        if problem.reason != "yourself":
            raise Http404 from None
        return answer(request, 400, YOURSELF)
    return _between(request, other)


@require_POST
@signed_in
def unnod(request: PersonRequest, ref: str) -> HttpResponseBase:
    """Take a nod back."""
    actions.withdraw(other := person_for(request.person, ref), by=request.person)
    return _between(request, other)


@require_POST
@signed_in
def not_now(request: PersonRequest, ref: str) -> HttpResponseBase:
    """Let it be that somebody is new."""
    actions.let_be(person_for(request.person, ref), by=request.person)
    return HttpResponseRedirect(url("home:today"))


def _between(request: PersonRequest, other: Person) -> HttpResponse:
    """The place of the nod on the card, as it is now; without htmx, the page on which it was pressed, and once both
    have nodded, theirs: the hello is said from there."""
    if wants_part(request):
        [card] = cards_for(request.person, [other.pk], own_of(request.person))
        return part(request, "finding/_nod.html", {"card": card})
    met = acquainted_ids(request.person, among=[other.pk])
    return HttpResponseRedirect(url("people:person", other.ref) if met else _back(request))


def _back(request: HttpRequest) -> str:
    """The page of ours that the form stood on, else People."""
    here = urlsplit(request.headers.get("Referer", ""))
    if here.netloc == request.get_host() and here.path.startswith("/") and not here.path.startswith("//"):
        return here.path + (f"?{here.query}" if here.query else "")
    return url("finding:people")
