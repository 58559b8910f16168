"""A standard, its lineage, its statements side by side."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eachother.foundation.refs import is_ref, new_ref
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.standards import actions, queries, rules
from eachother.standards.differences import differences
from eachother.standards.models import Standard
from eachother.standards.words import problem_words
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of


@require_safe
@signed_in
def standard(request: PersonRequest, ref: str) -> HttpResponse:
    return standard_page(request, queries.standard_for(request.person, ref))


@require_safe
@signed_in
def lineage(request: PersonRequest, ref: str) -> HttpResponse:
    """What it was drawn from, as a tree that one can walk."""
    found = queries.standard_for(request.person, ref)
    tree = queries.lineages(request.person, [found])[found.pk]
    seen = queries.seen(request.person, found)
    return page(request, "standards/lineage.html", {"seen": seen, "tree": tree})


@require_safe
@signed_in
def compare(request: PersonRequest, ref: str) -> HttpResponse:
    """Two statements side by side; without a choice, what holds (or the one before) and the newest."""
    found = queries.standard_for(request.person, ref)
    statements = list(queries.statements_of(request.person, found)[: rules.STATEMENTS_AT_MOST])
    by_ref = {one.ref: one for one in statements}
    after = by_ref.get(request.GET.get("after", ""), statements[0] if statements else None)
    holds = queries.seen(request.person, found).holds
    usual = holds.statement if holds and holds.statement != after else None
    usual = usual or next((one for one in statements if after and one.number < after.number), None)
    before = by_ref.get(request.GET.get("before", ""), usual)
    context = {
        "standard": found,
        "statements": statements,
        "before": before,
        "after": after,
        "words": differences(before.words, after.words) if before and after else [],
        "why": differences(before.why, after.why) if before and after else [],
    }
    return page(request, "standards/compare.html", context)


@require_POST
@signed_in
def seen(request: PersonRequest, ref: str) -> HttpResponse:
    found = queries.standard_for(request.person, ref)
    actions.seen(found, by=request.person)
    return HttpResponseRedirect(url("standards:standard", found.ref))


def standard_page(request: PersonRequest, found: Standard, reason: str = "", status: int = 200) -> HttpResponse:
    """With a reason, what was typed to be said stays in its field."""
    person = request.person
    seen = queries.seen(person, found)
    tree = queries.lineages(person, [found])[found.pk]
    sent = request.POST if reason else {}
    once = str(sent.get("once", ""))
    holds = seen.holds
    context = {
        "seen": seen,
        "look_again": date_format(holds.look_again_on, _("j F Y")) if holds else "",
        "tree": tree,
        "voices": queries.voices_page(person, found, number_of(request.GET)),
        "typed": {"words": sent.get("words", ""), "stance": sent.get("stance", "")},
        "once": once if is_ref(once) else new_ref(),
        "wrong": {_field(reason): [problem_words(reason)]} if reason else {},
    }
    return page(request, "standards/standard.html", context, status=status)


def _field(reason: str) -> str:
    return {"voice-empty": "words", "voice-long": "words", "voice-stance": "stance"}.get(reason, "")
