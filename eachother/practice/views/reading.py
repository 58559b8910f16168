"""The list of conversations, one of them, and what it said before."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from eachother.foundation.refs import new_ref
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.practice import queries
from eachother.practice.models import Version
from eachother.practice.script import in_plain_words
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_safe
@signed_in
def practice(request: PersonRequest) -> HttpResponse:
    found = queries.page_for(request.person, number_of(request.GET))
    return page(request, "practice/practice.html", {"found": found})


@require_safe
@signed_in
def conversation(request: PersonRequest, ref: str) -> HttpResponse:
    return conversation_page(request, queries.newest_for(request.person, ref))


@require_safe
@signed_in
def version(request: PersonRequest, ref: str, version: str) -> HttpResponse:
    """What it said once, or says now; all of it, to read."""
    found = queries.version_for(request.person, ref, version)
    return page(request, "practice/version.html", {"version": found, **_all_of(found)})


def conversation_page(request: PersonRequest, found: Version, wrong: str = "", status: int = 200) -> HttpResponse:
    versions = queries.versions_of(request.person, found.conversation, number_of(request.GET))
    context = {"version": found, "versions": versions, "once": new_ref(), "wrong": wrong, **_all_of(found)}
    return page(request, "practice/conversation.html", context, status=status)


def _all_of(version: Version) -> dict[str, object]:
    script = version.script
    return {"script": script, "all_words": in_plain_words(script)}
