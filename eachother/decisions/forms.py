"""Opening a question, and writing a proposal with what it would do."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict

from eachother.circles.models import Circle
from eachother.community import effects
from eachother.decisions import kinds
from eachother.decisions.drafts import Draft
from eachother.decisions.models import Mode, Proposal
from eachother.people.models import Person

GIVEN = "given"  # what stands before the names of an effect's own fields


class Opening(NamedTuple):
    """What stands in the fields."""

    question: str = ""
    words: str = ""
    kind: str = "consent"
    mode: str = Mode.NAMED

    @classmethod
    def typed(cls, given: Mapping[str, str]) -> "Opening":
        return cls(*(given.get(name, default) for name, default in zip(cls._fields, cls(), strict=True)))

    @property
    def problem(self) -> str:
        """Why it cannot be opened like this: 'kind', 'mode', or ''."""
        kind = next((one for one in kinds.in_order() if one.name == self.kind), None)
        if kind is None:
            return "kind"
        return "" if self.mode in kind.modes else "mode"


class Proposing(NamedTuple):
    """What stands in the fields: the words, which effect, and its form when there is one."""

    words: str
    effect: str
    form: forms.Form | None

    @property
    def draft(self) -> Draft:
        """Of a form that is valid."""
        given: dict[str, Any] = self.form.given() if self.form else {}  # type: ignore[attr-defined]
        return Draft(self.words, self.effect, given)


def typed_proposal(sent: QueryDict, circle: Circle | None, person: Person) -> Proposing:
    """What was sent. Its effect's form is bound when its fields were on the page, else it is there to be filled in."""
    name = sent.get("effect", "")
    effect = offered_effect(name, circle)
    shown = sent.get("asked-for", "") == name
    form = _form(effect, circle, person, data=sent if shown else None) if effect else None
    return Proposing(sent.get("words", ""), name, form)


def proposal_before(last: Proposal | None, circle: Circle | None, person: Person) -> Proposing:
    """What stands there when one begins: the version that is on the table."""
    if last is None:
        return Proposing("", "", None)
    effect = offered_effect(last.effect, circle)
    form = _form(effect, circle, person, initial=last.given) if effect else None
    return Proposing(last.words, last.effect if effect else "", form)


def offered_effect(name: str, circle: Circle | None) -> effects.Effect | None:
    return next((one for one in effects.offered(circle) if one.name == name), None)


def effect_choices(circle: Circle | None) -> list[tuple[str, Any]]:
    return [(one.name, one.label) for one in effects.offered(circle)]


def _form(effect: effects.Effect, circle: Circle | None, person: Person, **given: Any) -> forms.Form:
    return effect.form(scope=circle, person=person, prefix=GIVEN, **given)
