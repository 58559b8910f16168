"""The page of the record, and its copy. What stands in it is the room `record`'s; who may come in, that of people."""

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from eachother.foundation.limits import within
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.record import queries
from eachother.web.errors import answer
from eachother.web.pages import page
from eachother.web.paging import number_of

LONGEST = 9  # digits of an entry that somebody looks up


@require_safe
@signed_in
def record(request: PersonRequest) -> HttpResponseBase:
    """What was decided and done here with power, the newest first; `?entry=7` is the page on which that one stands."""
    last, looked_up = queries.last(), _looked_up(request.GET.get("entry", ""))
    number = queries.page_with(looked_up, last) if looked_up else number_of(request.GET)
    context = {
        "entries": queries.page_for(request.person, number),
        "last": last,
        "looked_up": looked_up,
    }
    return page(request, "home/record.html", context)


@require_safe
@signed_in
def copy(request: PersonRequest) -> HttpResponseBase:
    """All of it, an entry a line."""
    if not within("record", request.person.pk):
        return answer(request, 429)
    given = HttpResponse("".join(queries.lines()), content_type="application/x-ndjson; charset=utf-8")
    given["Content-Disposition"] = 'attachment; filename="record.jsonl"'
    return given


def _looked_up(typed: str) -> int:
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST else 0
