"""Lists of stories: those told to somebody, a circle's, one's own, and those found by words."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from eachother.circles.pages import inside
from eachother.circles.queries import circle_to_read
from eachother.foundation.limits import within
from eachother.foundation.text import clean_line
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.search.queries import can_be_asked
from eachother.stories import own_words, queries
from eachother.stories.models import Kind
from eachother.stories.places import SECTION
from eachother.stories.queries import Filter
from eachother.web.addresses import url
from eachother.web.errors import answer
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_safe
@signed_in
def stories(request: PersonRequest) -> HttpResponse:
    """What is told to this person: by name, in their circles, and to everybody here."""
    kind = request.GET.get("kind", "")
    chosen = Filter(
        queries.about_for(request.person, request.GET.get("about", "")),
        Kind(kind) if kind in Kind.values else None,
        "toward" in request.GET,
    )
    asked = [("about", chosen.about.ref)] if chosen.about else []
    asked += [("kind", chosen.kind.value)] if chosen.kind else []
    asked += [("toward", "1")] if chosen.toward else []
    context = {
        "stories": queries.page_for(request.person, chosen, number_of(request.GET)),
        "chosen": chosen,
        "told_of": queries.told_of(request.person),
        "turns": f"{urlencode(asked)}&page" if asked else "page",
        "typed": "",
        "by_toward": False,
    }
    return page(request, "stories/stories.html", context)


@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    return page(request, "stories/mine.html", {"stories": queries.own_page(request.person, number_of(request.GET))})


@require_safe
@signed_in
def in_circle(request: PersonRequest, ref: str) -> HttpResponse:
    circle = circle_to_read(request.person, ref)
    found = queries.page_for(request.person, Filter(), number_of(request.GET), circle)
    return inside(request, circle, "stories/circle.html", {"stories": found}, section=SECTION)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def words(request: PersonRequest) -> HttpResponseBase:
    """What is found. The words come in the body of a POST and are kept nowhere (see `finding/words_page.py`)."""
    if request.method != "POST":
        return HttpResponseRedirect(url("stories:stories"))
    if not within("look", f"stories|{request.person.pk}"):
        return answer(request, 429)
    text, toward = clean_line(request.POST.get("words", "")), bool(request.POST.get("toward"))
    context = {"typed": text, "by_toward": toward, "found": None}
    if len(text) > own_words.LONGEST or not can_be_asked(text):
        return page(request, "stories/found.html", context, status=422)
    found = own_words.find(request.person, text, number_of(request.POST), toward=toward)
    return page(request, "stories/found.html", {**context, "found": found})
