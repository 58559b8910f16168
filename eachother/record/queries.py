"""What stands in the record, and whether it is whole. Never writes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from eachother.record import kinds, rules
from eachother.record.models import Entry, Head, Words
from eachother.web.paging import Paged, paged

AT_ONCE = 20
IN_A_BATCH = 500


class Broken(NamedTuple):
    """Where the chain breaks, and how: a word of `BREAKS`."""

    number: int
    how: str


class Said(NamedTuple):
    """An entry as somebody reads it. `leads` is where one can read on, '' for nowhere."""

    number: int
    at: datetime
    label: Any
    says: Any
    leads: str
    short: str


@dataclass(frozen=True, slots=True)
class Last:
    """The head of the chain: how many entries there are, and the short form of the last one's hash."""

    number: int
    short: str


def last() -> Last:
    head = Head.objects.filter(pk=1).first() or Head(number=0, hash=rules.BEFORE_THE_FIRST)
    return Last(head.number, rules.short(head.hash))


def page_for(person: Any, number: int) -> Paged[Said]:
    """The newest first. One query, and one for each kind of thing that they lead to."""
    entries = Entry.objects.select_related("words").order_by("-number")
    found = paged(entries, number, size=AT_ONCE)
    return Paged(_told(person, found.rows), found.number, found.before, found.next)


def page_with(entry: int, newest: Last) -> int:
    """The number of the page on which an entry stands."""
    return max(0, newest.number - entry) // AT_ONCE + 1


def done_by_host(person: Any, at_most: int) -> list[Said]:
    """The last uses of the host's power."""
    entries = Entry.objects.filter(kind__in=kinds.by_host()).select_related("words").order_by("-number")
    return _told(person, list(entries[:at_most]))


def broken() -> Broken | None:
    """The first place at which the record is not as it was written; None when it is whole."""
    previous, number, taken_out = rules.BEFORE_THE_FIRST, 0, _words_taken_out()
    for entry in Entry.objects.select_related("words").order_by("number").iterator(IN_A_BATCH):
        number += 1
        if how := _wrong(entry, number, previous, taken_out):
            return Broken(number, how)
        previous = entry.hash
    head = Head.objects.filter(pk=1).first() or Head(number=0, hash=rules.BEFORE_THE_FIRST)
    return None if (head.number, head.hash) == (number, previous) else Broken(number + 1, "missing")


def is_guarded() -> bool:
    """Whether the database refuses changes. A host can take that away; that they did shows in `eachother check`."""
    triggers = (
        "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'record_stays%%' AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'record_stays%%'"
    )
    with connection.cursor() as cursor:
        cursor.execute(triggers, [])
        row = cursor.fetchone()
    return bool(row) and row[0] == 3


def lines() -> Iterator[str]:
    """The whole record for whoever wants to keep or check it: an entry a line, as JSON, the oldest first. It comes in
    pieces, between which no cursor is held."""
    entries = list(Entry.objects.select_related("words").order_by("number")[:IN_A_BATCH])
    while entries:
        yield "".join(map(_line, entries))
        following = Entry.objects.filter(number__gt=entries[-1].number)
        entries = list(following.select_related("words").order_by("number")[:IN_A_BATCH])


def _line(entry: Entry) -> str:
    line = {**_as_chained(entry), "hash": entry.hash}
    if words := _words_of(entry):
        line |= {"words": words.text, "salt": words.salt}
    return json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"


def _told(person: Any, entries: list[Entry]) -> list[Said]:
    leads: dict[tuple[str, str], str] = {}
    for fact, find in kinds.leading().items():
        if refs := {str(entry.facts[fact]) for entry in entries if fact in entry.facts}:
            leads |= {(fact, ref): address for ref, address in find(person, refs).items()}
    return [_one(entry, leads) for entry in entries]


def _one(entry: Entry, leads: dict[tuple[str, str], str]) -> Said:
    kind, words = kinds.named(entry.kind), _words_of(entry)
    says = kind.says(entry.facts, words.text if words else "")
    where = (leads.get((fact, str(value)), "") for fact, value in entry.facts.items())
    return Said(
        entry.number, entry.created_at, kind.label, says, next(filter(None, where), ""), rules.short(entry.hash)
    )


def _wrong(entry: Entry, number: int, previous: str, taken_out: set[int]) -> str:
    words = _words_of(entry)
    if entry.number != number:
        return "missing"
    if entry.previous != previous:
        return "order"
    if rules.chained(_as_chained(entry)) != entry.hash:
        return "changed"
    if words and rules.marked(words.salt, words.text) != entry.mark:
        return "words"
    return "words-gone" if entry.mark and not words and number not in taken_out else ""


def _as_chained(entry: Entry) -> dict[str, Any]:
    return rules.said(
        entry.number,
        entry.created_at,
        kind=entry.kind,
        facts=entry.facts,
        mark=entry.mark,
        previous=entry.previous,
    )


def _words_of(entry: Entry) -> Words | None:
    return getattr(entry, "words", None)


def _words_taken_out() -> set[int]:
    return set(Entry.objects.filter(kind="words-out").values_list("facts__entry", flat=True))
