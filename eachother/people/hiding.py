"""Words that a person would rather not come across, looked for in what others say of themselves.

A page that shows others' words wraps them in `people/_hidden.html`; what is sealed is folded on the device by
`people/hiding.js`. Why the list is not sealed: `docs/decisions/hide-words.md`.
"""

from typing import Any, NamedTuple

from django.http import HttpRequest

from eachother.foundation.text import has_words
from eachother.people.models import Device, HiddenWord, Person
from eachother.web import shell


class Hiding(NamedTuple):
    """What one person asked to hide, as `key_of` spells it."""

    keys: tuple[str, ...] = ()

    def hides(self, *texts: Any) -> bool:
        """Whether one of these texts has one of the words. Who hides nothing waits for nothing."""
        return bool(self.keys) and any(has_words(str(text), self.keys) for text in texts if text)


def hiding_of(person: Person) -> Hiding:
    """What this person hides. One query."""
    return Hiding(tuple(HiddenWord.objects.filter(person=person).values_list("key", flat=True)))


def register() -> None:
    shell.provide("hiding", hidden_from)


def hidden_from(request: HttpRequest) -> Hiding:
    """What whoever asks has hidden. It has come along with their device: no query."""
    device: Device | None = getattr(request, "device", None)
    return Hiding(tuple(device.hides or ()) if device else ())  # type: ignore[attr-defined]
