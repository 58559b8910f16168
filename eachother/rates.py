"""How often one person may do what could flood others, in one table: generous for people, tight for scripts.

A host changes the numbers with `EACHOTHER_RATES` (env.py reads it); within how long they count stays as it is here.
`docs/hosting.md` shows this table, and a test holds the two together.
"""

from collections.abc import Mapping
from datetime import timedelta
from difflib import get_close_matches
from typing import NamedTuple

MINUTE, TEN_MINUTES, HOUR, DAY = timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(days=1)
SPANS = {MINUTE: "a minute", TEN_MINUTES: "in ten minutes", HOUR: "an hour", DAY: "a day"}
MOST = 100_000


class Rate(NamedTuple):
    """So many `times` within `per`; `what` says of what, in words."""

    times: int
    per: timedelta
    what: str

    def __str__(self) -> str:
        return f"{self.times} {SPANS[self.per]}"


RATES: Mapping[str, Rate] = {
    "nod": Rate(60, HOUR, "nods"),
    "hello": Rate(20, HOUR, "hellos"),
    "look": Rate(30, MINUTE, "looks for words in what people wrote about themselves, or in asks and offers, each"),
    "suggestion": Rate(240, MINUTE, "experiences suggested while somebody types"),
    "same": Rate(20, DAY, "questions whether two names are one"),
    "circle": Rate(5, DAY, "circles begun"),
    "knock": Rate(10, DAY, "knocks at circles"),
    "ask-in": Rate(30, DAY, "people asked into circles"),
    "clause": Rate(40, DAY, "clauses proposed, worded anew or put back on the table"),
    "thread": Rate(12, HOUR, "threads begun"),
    "reply": Rate(60, TEN_MINUTES, "replies"),
    "edit": Rate(60, TEN_MINUTES, "replies said differently"),
    "picture": Rate(20, HOUR, "pictures in talk"),
    "key": Rate(20, HOUR, "tries of a key to words without a name"),
    "been-there": Rate(120, TEN_MINUTES, "times ‘I’ve been there’"),
    "line": Rate(20, MINUTE, "lines at a table"),
    "task": Rate(20, DAY, "tasks named"),
    "ask": Rate(30, DAY, "asks and offers put up"),
    "answer": Rate(60, DAY, "answers to asks and offers"),
    "afterwards": Rate(60, DAY, "times something is said of what was given and received"),
    "gathering": Rate(20, DAY, "gatherings set up"),
    "coming": Rate(400, DAY, "times somebody says whether they come"),
    "calling": Rate(60, DAY, "times somebody calls a gathering"),
    "change": Rate(40, DAY, "gatherings worded anew, moved or called off"),
    "note": Rate(100, DAY, "notes on gatherings"),
    "calendar": Rate(30, DAY, "addresses made for calendars"),
    "feed": Rate(120, HOUR, "readings of one calendar"),
    "record": Rate(20, HOUR, "copies of the record"),
}


class Wrong(ValueError):  # noqa: N818 - it is raised as a sentence
    """What is wrong about the rates that a host gave, as the end of a sentence that begins with the setting's name."""


def read(text: str) -> dict[str, Rate]:
    """All rates, with the numbers that stand in `text`: `thread=6 reply=30`, with spaces or commas. Raises Wrong."""
    rates = dict(RATES)
    for part in text.replace(",", " ").split():
        name, _equals, number = part.partition("=")
        if name not in RATES:
            near = get_close_matches(name, RATES, n=1)
            raise Wrong(f"names {name!r}, which is no rate." + (f" Perhaps {near[0]}?" if near else ""))
        if not (number.isascii() and number.isdigit()) or len(number) > 6 or not 1 <= int(number) <= MOST:
            raise Wrong(f"should be like thread=6 reply=30; {name} should be a whole number from 1 to {MOST}.")
        rates[name] = rates[name]._replace(times=int(number))
    return rates
