"""Lists of asks and offers: everybody's, a circle's, one's own, and those found by words."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from eachother.circles.pages import inside
from eachother.circles.queries import circle_to_read
from eachother.exchange import own_words, queries
from eachother.exchange.forms import COMPANY_CHOICES, filter_in
from eachother.exchange.models import Kind
from eachother.exchange.queries import Filter
from eachother.exchange.ways import SECTION
from eachother.foundation.limits import within
from eachother.foundation.text import clean_line
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.models import Company
from eachother.search.queries import can_be_asked
from eachother.web.addresses import url
from eachother.web.errors import answer
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_safe
@signed_in
def asks(request: PersonRequest) -> HttpResponse:
    """What is to everybody here, and what is up in one's circles."""
    chosen = filter_in(request.GET)
    slips = queries.page_for(request.person, None, chosen, number_of(request.GET))
    return page(request, "exchange/asks.html", {"slips": slips, "typed": "", **_chosen(chosen)})


@require_safe
@signed_in
def in_circle(request: PersonRequest, ref: str) -> HttpResponse:
    circle, chosen = circle_to_read(request.person, ref), filter_in(request.GET)
    slips = queries.page_for(request.person, circle, chosen, number_of(request.GET))
    return inside(request, circle, "exchange/circle.html", {"slips": slips, **_chosen(chosen)}, section=SECTION)


@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    return page(request, "exchange/mine.html", {"slips": queries.own_page(request.person, number_of(request.GET))})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def words(request: PersonRequest) -> HttpResponseBase:
    """What is found. The words come in the body of a POST and are kept nowhere (see `finding/words_page.py`)."""
    if request.method != "POST":
        return HttpResponseRedirect(url("exchange:asks"))
    if not within("look", f"asks|{request.person.pk}"):
        return answer(request, 429)
    text = clean_line(request.POST.get("words", ""))
    if len(text) > own_words.LONGEST or not can_be_asked(text):
        return page(request, "exchange/found.html", {"typed": text, "found": None}, status=422)
    found = own_words.find(request.person, text, number_of(request.POST))
    return page(request, "exchange/found.html", {"typed": text, "found": found})


def _chosen(chosen: Filter) -> dict[str, object]:
    """What is chosen, and how an address says it."""
    company = [str(int(flag)) for flag in Company(chosen.company)]
    asked = urlencode([*([("kind", chosen.kind.value)] if chosen.kind else []), *(("company", one) for one in company)])
    return {
        "kinds": [("", ""), *Kind.choices],
        "kind": chosen.kind or "",
        "company": company,
        "companies": COMPANY_CHOICES,
        "turns": f"{asked}&page" if asked else "page",
    }
