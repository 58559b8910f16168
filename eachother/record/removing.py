"""What can be taken away by the host because a law demands it. Each room offers its own, when it is ready:

    removing.offer(Removable("reply", _("What somebody wrote in a thread"), removes))

`eachother remove` does it and writes it into the record. What is sealed cannot be read, so that nothing in it can be
found and taken out: it can only go whole, by its ref.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from eachother.foundation.text import clean_line
from eachother.record import actions
from eachother.record.models import Words

LONGEST = 300  # letters of a reason
WORDS = "entry"


@dataclass(frozen=True, slots=True)
class Removable:
    """A kind of thing. `removes(ref, line)` takes it out of pages, lists, the search and the store, puts `line` in its
    place where something stays, and says whether there was such a thing.

    `sealed`: the server cannot read it, and takes it out unread. `told_of_as` is the name of the fact by which entries
    of the record are about such a thing: their words go with it."""

    name: str
    label: Any  # str, or a lazy translation
    removes: Callable[[str, str], bool]
    sealed: bool = False
    told_of_as: str = ""


_removable: dict[str, Removable] = {}


def offer(one: Removable) -> None:
    """From now on the host can remove this. Offering the same name again replaces it."""
    _removable[one.name] = one


def offered() -> list[Removable]:
    return [_removable[name] for name in sorted(_removable)]


def named(name: str) -> Removable | None:
    return _removable.get(name)


@transaction.atomic
def remove(one: Removable, ref: str, because: str) -> int | None:
    """Remove it, and write that into the record: what kind of thing, and why; not what it said, nor whose it was. Says
    the number of the entry; None when there is no such thing, and then nothing is written. Both happen, or neither."""
    reason = clean_line(because)
    line = _("Removed by the host on %(day)s, because: %(reason)s")
    if not one.removes(ref, line % {"day": date_format(localdate(), "j F Y"), "reason": reason}):
        return None
    if one.told_of_as:
        _take_out_of_record(one.told_of_as, ref, reason)
    if one.name == WORDS:
        return actions.write("words-out", {"entry": int(ref)}, words=reason).number
    return actions.write("removed", {"what": one.name}, words=reason).number


def _take_out_of_record(fact: str, ref: str, reason: str) -> None:
    about = Words.objects.filter(**{f"entry__facts__{fact}": ref}).order_by("entry__number")
    for number in list(about.values_list("entry__number", flat=True)):
        Words.objects.filter(entry__number=number).delete()
        actions.write("words-out", {"entry": number}, words=reason)


@transaction.atomic
def take_words_out(ref: str, line: str) -> bool:
    """The words of an entry, by its number. That something stood there stays, and the entry that `remove` writes says
    so."""
    number = int(ref) if ref.isascii() and ref.isdigit() and len(ref) < 10 else 0
    gone, _rows = Words.objects.filter(entry__number=number).delete()
    return gone > 0
