"""How entries read. Each room says how its own kinds do, when it is ready:

    kinds.register(Kind("effect", _("A decision took effect"), says))

and where a fact leads (`kinds.lead("decision", find)`). A kind that no room knows any more reads as its words alone.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

Facts = Mapping[str, Any]
Says = Callable[[Facts, str], Any]
Find = Callable[[Any, Collection[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """`says(facts, words)` is what happened, in plain sentences; `words` is '' where there are none, or none any more.
    `by_host`: a use of the host's power."""

    name: str
    label: Any  # str, or a lazy translation
    says: Says
    by_host: bool = False


_kinds: dict[str, Kind] = {}
_leads: dict[str, Find] = {}


def register(kind: Kind) -> None:
    """Entries of this kind read like that from now on. Registering the same name again replaces it."""
    _kinds[kind.name] = kind


def lead(fact: str, find: Find) -> None:
    """`find(person, refs)` gives the addresses of those that this person may open, in one query."""
    _leads[fact] = find


def named(name: str) -> Kind:
    return _kinds.get(name) or Kind(name, "", lambda facts, words: words)


def by_host() -> list[str]:
    return [kind.name for kind in _kinds.values() if kind.by_host]


def leading() -> Mapping[str, Find]:
    return _leads
