"""Writing an ask or an offer, and what its writer does with it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from eachother.circles.models import Circle
from eachother.circles.queries import circle_of
from eachother.exchange import actions, queries, rules
from eachother.exchange.forms import COMPANY_CHOICES, Typed, day_of, kind_of, typed_in, typed_of, wrong_at
from eachother.exchange.models import Slip
from eachother.exchange.views.answers import slip_page
from eachother.foundation.limits import within
from eachother.foundation.text import clean_text
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.addresses import url
from eachother.web.pages import page

CIRCLES_OFFERED = 50


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return _put_up(request, typed_in(request.POST))
    until = (timezone.localdate() + rules.UP_FOR).isoformat()
    kind = kind_of(request.GET.get("kind", ""))
    return _new_page(request, Typed(kind=kind or "", to=request.GET.get("to", ""), until=until))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def wording(request: PersonRequest, ref: str) -> HttpResponse:
    slip = queries.own_slip(request.person, ref)
    if request.method != "POST":
        return _wording_page(request, slip, typed_of(slip))
    typed = typed_in(request.POST)
    try:
        actions.reword(slip, typed.wording(), by=request.person)
    except Problem as problem:
        return _wording_page(request, slip, typed, problem.reason, 422 if problem.status == 400 else problem.status)
    return _to(slip)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def removal(request: PersonRequest, ref: str) -> HttpResponse:
    slip = queries.own_slip(request.person, ref)
    if request.method != "POST":
        return page(request, "exchange/removal.html", {"slip": slip})
    actions.take_back(slip, by=request.person)
    return HttpResponseRedirect(url("exchange:mine"))


@require_POST
@signed_in
def end(request: PersonRequest, ref: str) -> HttpResponse:
    slip = queries.own_slip(request.person, ref)
    actions.end(slip, by=request.person)
    return _to(slip)


@require_POST
@signed_in
def renewal(request: PersonRequest, ref: str) -> HttpResponse:
    slip = queries.own_slip(request.person, ref)
    if slip.circle:
        circle_of(request.person, slip.circle.ref)  # whoever has left it puts nothing up there
    until = request.POST.get("until", "")
    try:
        actions.put_up_again(slip, day_of(until), by=request.person)
    except Problem as problem:
        return slip_page(request, slip, problem, typed=until)
    return _to(slip)


@require_POST
@signed_in
def widening(request: PersonRequest, ref: str) -> HttpResponse:
    slip = queries.own_slip(request.person, ref)
    actions.put_to_everybody(slip, by=request.person)
    return _to(slip)


def _put_up(request: PersonRequest, typed: Typed) -> HttpResponse:
    kind = kind_of(typed.kind)
    if kind is None:
        return _new_page(request, typed, "kind")
    circle = circle_of(request.person, typed.to) if typed.to else None  # never wider than was chosen
    # A slip of the pen counts for nothing.
    if not rules.words_problem(clean_text(typed.words)) and not within("ask", request.person.pk):
        return _new_page(request, typed, "many-today", 429)
    try:
        slip = actions.put_up(kind, typed.wording(), by=request.person, circle=circle)
    except Problem as problem:
        return _new_page(request, typed, problem.reason, 422 if problem.status == 400 else problem.status)
    return _to(slip)


def _new_page(request: PersonRequest, typed: Typed, reason: str = "", status: int = 422) -> HttpResponse:
    circles = Circle.objects.of(request.person).order_by("name", "pk")[:CIRCLES_OFFERED]
    context = {"circles": [(one.ref, one.name) for one in circles], **_fields(typed, reason)}
    return page(request, "exchange/new.html", context, status=status if reason else 200)


def _wording_page(
    request: PersonRequest, slip: Slip, typed: Typed, reason: str = "", status: int = 200
) -> HttpResponse:
    return page(request, "exchange/wording.html", {"slip": slip, **_fields(typed, reason)}, status)


def _fields(typed: Typed, reason: str) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "typed": typed,
        "wrong": wrong_at(reason),
        "companies": COMPANY_CHOICES,
        "first_day": today.isoformat(),
        "last_day": (today + rules.UP_AT_MOST).isoformat(),
    }


def _to(slip: Slip) -> HttpResponse:
    return HttpResponseRedirect(url("exchange:slip", slip.ref))
