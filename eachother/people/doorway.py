"""What can be done on the way to somebody: upper rooms put their buttons on the person's page (nod, say hello)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from eachother.people.models import Person


@dataclass(frozen=True)
class Button:
    """One thing that can be done: 'post' changes something, 'get' leads to a page. `strong` is the one offered."""

    text: Any  # str, or a lazy translation
    url: str
    icon: str = ""
    method: str = "post"
    strong: bool = False


@dataclass(frozen=True)
class Doorway:
    """What one room says on the page of `other` when `person` opens it: why they meet, and what can be done."""

    reason: Any = ""
    buttons: tuple[Button, ...] = ()


Source = Callable[[Person, Person], "Doorway | list[Button]"]

_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Ask `source(person, other)` on every person's page from now on; called when a room is ready."""
    _sources[f"{source.__module__}.{source.__qualname__}"] = source


def between(person: Person, other: Person) -> list[Doorway]:
    """What all rooms say, in the order in which they were registered."""
    said = [source(person, other) for source in _sources.values()]
    return [one if isinstance(one, Doorway) else Doorway(buttons=tuple(one)) for one in said]
