"""What pages of one's own carry at their foot: those one is alongside, to share a page of the journal, or the plan."""

from typing import NamedTuple, cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

from eachother.connections.models import ShownPlan, State
from eachother.connections.queries import Listed, few_for, list_for, shown_by
from eachother.people.http import PersonRequest
from eachother.web import slots


class Reader(NamedTuple):
    """Somebody who may be shown the plan, and how it is shown to them."""

    one: Listed
    plan: ShownPlan | None


def register() -> None:
    slots.fill("leaf-foot", hand_over)
    slots.fill("plan-foot", show_plan)


def hand_over(request: HttpRequest) -> Markup:
    """Nothing when one is alongside nobody. Four queries."""
    person = cast(PersonRequest, request).person
    together, few = list_for(person, State.ALONGSIDE), few_for(person, State.ALONGSIDE)
    context: dict[str, object] = {"together": together, "few": few}
    return _rendered("connections/_hand_over.html", request, context) if together or few else Markup("")


def show_plan(request: HttpRequest) -> Markup:
    """Those to whom it can be shown, and those who have it, also while it is paused. Three queries."""
    person = cast(PersonRequest, request).person
    together = list_for(person, State.ALONGSIDE, State.PAUSED)
    shown = shown_by(person, [one.ref for one in together])
    readers = [Reader(one, shown.get(one.ref)) for one in together if one.state == State.ALONGSIDE or one.ref in shown]
    return _rendered("connections/_showing.html", request, {"readers": readers}) if readers else Markup("")


def _rendered(template: str, request: HttpRequest, context: dict[str, object]) -> Markup:
    return Markup(render_to_string(template, context, request))  # noqa: S704 - the template has escaped what it was given
