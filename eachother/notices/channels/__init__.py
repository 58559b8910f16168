"""How somebody hears that something waits. Each file here is a channel, and holds its `channel`; no list names them.

What a channel carries out of these pages is read on lock screens and over shoulders: it says that something waits, and
nothing of anybody, unless the person has chosen otherwise (`Manner.names_since`).
"""

from collections.abc import Collection, Sequence
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple, Protocol

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from eachother.notices import queries
from eachother.notices.kinds import NoticeCard
from eachother.people.models import Person

NAMED_AT_MOST = 3


class Letter(NamedTuple):
    """That something waits for somebody (by id), in words that whoever stands beside them may read."""

    person: int
    words: str


class Channel(Protocol):
    """`leaves` says whether what it carries is read outside of these pages."""

    name: str
    leaves: bool

    def reaches(self, people: Collection[int]) -> Collection[int]:
        """Those of these people (by id) who want to hear by this channel."""

    def deliver(self, letters: Sequence[Letter]) -> None:
        """Bring these, at most one to each. A channel that leaves is asked when the transaction is done."""


_channels: dict[str, Channel] = {}


def load() -> None:
    """Know every channel there is a file of."""
    for found in iter_modules(__path__, f"{__name__}."):
        channel: Channel = import_module(found.name).channel
        _channels[channel.name] = channel


def any_leaves() -> bool:
    """Whether anything is carried out of these pages at all."""
    return any(channel.leaves for channel in _channels.values())


def carry(people: Collection[int], which: Q) -> None:
    """Something waits for these people from now on: those of their notices that `which` says."""
    for channel in _channels.values():
        reached = channel.reaches(people)
        if channel.leaves and reached:
            transaction.on_commit(partial(_carry_out, channel, reached, which), robust=True)
        elif reached:
            channel.deliver([Letter(person, _("Something waits for you")) for person in reached])


def _carry_out(channel: Channel, people: Collection[int], which: Q) -> None:
    """As each of them would read it on Today: nothing from whoever they have muted or blocked, nothing that is over."""
    there = Person.objects.filter(pk__in=people, left_at=None).select_related("notice_manner")
    told = [(person, queries.cards_among(person, which)) for person in there]
    letters = [Letter(person.pk, _words(person, cards)) for person, cards in told if cards]
    if letters:
        channel.deliver(letters)


def _words(person: Person, cards: Sequence[NoticeCard]) -> str:
    manner = getattr(person, "notice_manner", None)
    if manner is None or manner.names_since is None:
        return _("Something waits for you")
    return " · ".join(str(card.title) for card in cards[:NAMED_AT_MOST])
