"""Opening a question: anybody in the circle, or here, may."""

from typing import NamedTuple

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from eachother.circles.models import Circle
from eachother.circles.queries import circle_of
from eachother.decisions import actions, kinds, queries
from eachother.decisions.forms import Opening
from eachother.decisions.limits import enough
from eachother.decisions.models import Decision, Mode
from eachother.decisions.rules import lengths
from eachother.decisions.words import Wrong, problem_words
from eachother.foundation.refs import is_ref, new_ref
from eachother.foundation.text import clean_line
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.web.addresses import url
from eachother.web.pages import page

AT = {"question": "question", "words": "words", "kind": "kind", "mode": "mode"}


class Unfit(NamedTuple):
    """Why it could not be opened: a reason of `words.py`, and what to answer."""

    reason: str
    status: int = 422


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: PersonRequest) -> HttpResponse:
    return _new(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_in_circle(request: PersonRequest, ref: str) -> HttpResponse:
    return _new(request, circle_of(request.person, ref))


def _new(request: PersonRequest, circle: Circle | None) -> HttpResponse:
    follows = _follows(request, circle)
    if request.method != "POST":
        before = Opening(follows.question, follows.words) if follows else Opening()
        return _page(request, circle, before, follows)
    typed = Opening.typed(request.POST.dict())
    wrong = _problem(request, typed)
    if wrong:
        return _page(request, circle, typed, follows, wrong)
    try:
        opened = actions.open_question(
            typed.question, typed.words, circle=circle, kind=typed.kind, mode=Mode(typed.mode), by=request.person,
            once=request.POST.get("once", ""), follows=follows,
        )  # fmt: skip
    except Problem as problem:
        wrong = Unfit(problem.reason, 422 if problem.status == 400 else problem.status)
        return _page(request, circle, typed, follows, wrong)
    return HttpResponseRedirect(url("decisions:decision", opened.ref))


def _problem(request: PersonRequest, typed: Opening) -> Unfit | None:
    if typed.problem:
        return Unfit(typed.problem)
    fits = not lengths.problem("question", clean_line(typed.question), lengths.QUESTION)
    # A slip of the pen counts for nothing.
    return Unfit("often", 429) if fits and enough("opening", request.person) else None


def _follows(request: PersonRequest, circle: Circle | None) -> Decision | None:
    """What is taken up again: a decision of the same people that is closed."""
    ref = (request.POST if request.method == "POST" else request.GET).get("follows", "")
    if not is_ref(ref):
        return None
    found = queries.decision_for(request.person, ref)
    return found if found.closed_at and found.circle_id == (circle.pk if circle else None) else None


def _page(
    request: PersonRequest,
    circle: Circle | None,
    typed: Opening,
    follows: Decision | None,
    wrong: Unfit | None = None,
) -> HttpResponse:
    place = AT.get(wrong.reason.partition("-")[0], "") if wrong else ""
    context = {
        "circle": circle,
        "typed": typed,
        "follows": follows,
        "kinds": [(one.name, one.label, one.hint) for one in kinds.in_order()],
        "modes": Mode.choices if any(len(one.modes) > 1 for one in kinds.in_order()) else [],
        "wrong": Wrong({place: [problem_words(wrong.reason)]} if wrong else {}),
        "once": request.POST.get("once") or new_ref(),
    }
    return page(request, "decisions/new.html", context, wrong.status if wrong else 200)
