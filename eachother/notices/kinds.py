"""The kinds of notice there are. Rooms register theirs when they are ready; this room knows none by name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Q
from django.utils.translation import gettext_lazy as _

from eachother.notices.models import Notice
from eachother.people.models import Person, Said

Words = Any  # str, or a lazy translation


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """What a person reads of a notice: a title, perhaps a line or two, and one thing to do.

    `face` is drawn beside it (the notice's `by` unless another is given), or an `icon` where it is from nobody here.
    `chips` are short words, such as what two people share; `powers` what the other carries. `voice` is for a person's
    own words that the server may read. What to do is either a page to open (`link`, `link_text`) or something done at
    once by a form (`action_url`, `action_text`, `action_icon`); a card may have both, then the title leads to `link`.
    `aside_url` is a second form, quieter than the rest: it lets the notice go, and does nothing else.
    """

    notice: Notice
    title: Words
    detail: Words = ""
    chips: tuple[str, ...] = ()
    powers: tuple[Said, ...] = ()
    voice: Words = ""
    link: str = ""
    link_text: Words = ""
    action_url: str = ""
    action_text: Words = ""
    action_icon: str = ""
    aside_url: str = ""
    aside_text: Words = ""
    face: Person | None = None
    icon: str = ""

    @property
    def who(self) -> Person | None:
        return self.face or self.notice.by

    @property
    def gathered(self) -> bool:
        """It was kept for an hour of the person's choosing, and comes with the others of that hour."""
        return self.notice.shown_from is not None


# Given the person and their notices of all kinds that it describes, newest first, with `by` already loaded. It may
# leave out a notice whose matter is over. One batch: its queries must not grow with the number of notices.
Describe = Callable[[Person, Sequence[Notice]], Iterable[NoticeCard]]
Stands = Callable[[Person], Exists | Q]


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds of notice that are one thing to a person, and the words by which they choose how they are told of it. Rooms
    that name the same key share a group."""

    key: str
    label: Words


ANYTHING_ELSE = Group("else", _("Anything else"))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice: its name in the table, the place whose badge counts it (`Place.badge_key`), its words, the
    group in which a person finds it.

    Kinds of a room that share one `describe` are described together. `stands(person)`, where there is one, says in SQL
    which of these notices still hold (`about` is the outer query's column): the others are neither shown nor counted.
    """

    name: str
    place: str
    describe: Describe
    stands: Stands | None = None
    group: Group = ANYTHING_ELSE


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """From now on notices of this kind can be told and shown."""
    _kinds[kind.name] = kind


def named(name: str) -> Kind:
    """The kind of this name. LookupError when no room registered it: a mistake in the code, not somebody's doing."""
    if name not in _kinds:
        raise LookupError(f"No room has registered notices of the kind {name!r}.")
    return _kinds[name]


def registered() -> tuple[Kind, ...]:
    return tuple(_kinds.values())


def groups() -> tuple[Group, ...]:
    """The groups that have kinds, as their rooms registered them; what no room has put in words comes last."""
    found: dict[str, Group] = {}
    for kind in _kinds.values():
        found.setdefault(kind.group.key, kind.group)
    return tuple(sorted(found.values(), key=lambda group: group.key == ANYTHING_ELSE.key))
