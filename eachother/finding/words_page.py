"""Looking for words that people wrote about themselves.

What somebody looks for may be the most private thing they do here, so it never stands in an address: addresses are
kept by browsers and proxies, and seen by whoever looks over a shoulder. The words come in the body of a POST, are
answered at once, and are kept nowhere: no log, no table, no session. Reloaded, they are looked for again, nothing else.
"""

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from eachother.finding.own_words import LONGEST, answer_for
from eachother.foundation.limits import within
from eachother.foundation.text import clean_line
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.search.queries import can_be_asked
from eachother.web.addresses import url
from eachother.web.errors import answer
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def words(request: PersonRequest) -> HttpResponseBase:
    """What is found. Whoever only comes by, or comes back from a nod, goes on to People."""
    if request.method != "POST":
        return HttpResponseRedirect(url("finding:people"))
    if not within("look", f"people|{request.person.pk}"):
        return answer(request, 429)
    text = clean_line(request.POST.get("words", ""))
    if len(text) > LONGEST or not can_be_asked(text):
        return _nothing_to_look_for(request, text)
    found = answer_for(request.person, text, number_of(request.POST))
    return page(request, "finding/found.html", {"typed": text, "found": found})


def _nothing_to_look_for(request: PersonRequest, text: str) -> HttpResponse:
    context = {"typed": text, "found": None, "too_long": len(text) > LONGEST}
    return page(request, "finding/found.html", context, status=422)
