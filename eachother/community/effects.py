"""What a decision can do. Each room offers its effects when it is ready; this room knows none of the others by name.

    effects.offer(Effect("circles.door", _("another door"), DoorForm, says, does, in_circles=True))

An effect runs once, inside the transaction that closes the decision, and stands in the record. What an effect changes
nothing else may change: no page, no command.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction

from eachother.community.models import Deed
from eachother.foundation.problems import Gone
from eachother.record import actions as record

Words = Any  # str, or a lazy translation
Given = dict[str, Any]  # what somebody filled in, cleaned: JSON
Scope = Any  # the circle in which it was decided; None for the whole community


class EffectForm(forms.Form):
    """What an effect needs to know, asked by whoever proposes it. `given()` is what they said, as JSON."""

    def __init__(self, data: Any = None, *, scope: Scope = None, person: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.scope, self.person = scope, person

    def given(self) -> Given:
        return dict(self.cleaned_data)


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that a decision can do.

    `form(data=None, scope=…, person=…)` asks what it needs, and says at the place what cannot be; Django's other words
    (`prefix`, `initial`) may be given too. `says(given, scope)` is in one plain sentence what would happen.
    `does(given, scope, decision)` does it (`decision` is the ref to name as its cause) and raises `Problem` when it can
    no longer be done. `grave` ones need more people and more time.
    """

    name: str
    label: Words
    form: Callable[..., EffectForm]
    says: Callable[[Given, Scope], Words]
    does: Callable[[Given, Scope, str], None]
    in_community: bool = False
    in_circles: bool = False
    grave: bool = False


class NotOffered(Gone):
    """No room offers this effect any more, or not there."""

    def __init__(self) -> None:
        super().__init__("effect-gone")


_effects: dict[str, Effect] = {}


def offer(effect: Effect) -> None:
    """From now on a decision can do this. Offering the same name again replaces it."""
    _effects[effect.name] = effect


def named(name: str) -> Effect | None:
    """None when no room offers it any more: a decision of before a change of the software."""
    return _effects.get(name)


def offered(scope: Scope) -> list[Effect]:
    """What can be done there, in the order in which the rooms offered it."""
    return [one for one in _effects.values() if (one.in_circles if scope else one.in_community)]


@transaction.atomic
def carry_out(name: str, given: Given, scope: Scope, decision: str) -> None:
    """Do what was decided, and write it into the record. Call it inside the transaction that closes the decision.

    A decision does each thing once: the second time nothing happens. Raises NotOffered when no room offers it any
    more, and what `does` raises: Problems both. Then nothing has changed, and nothing is written.
    """
    effect = named(name)
    if effect is None or not (effect.in_circles if scope else effect.in_community):
        raise NotOffered
    _, first = Deed.objects.get_or_create(decision=decision, effect=name)
    if not first:
        return
    # Said before it is done: afterwards there may be nothing left to say it about. A circle's own affairs are its own.
    words = "" if scope else str(effect.says(given, scope))
    effect.does(given, scope, decision)
    where = "circle" if scope else "community"
    record.write("effect", {"effect": name, "decision": decision, "where": where}, words=words)
