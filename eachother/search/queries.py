"""What is found by words. Never writes, and nothing of what is asked is kept or logged."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress, pairwise
from math import log

from django.db import DatabaseError, connection

from eachother.search.models import Word
from eachother.search.words import EVERYBODY, asked, flat, term_of, words_in

NEWEST = 800  # of more matches than this only the newest are ranked
WORDS_AT_MOST = 8
NEAR_AT_MOST, MENDED_AT_MOST = 3, 3
SHORTEST_TO_MEND = 4
NEAR = 3
BESIDE, AGAIN, OFTEN = 0.5, 0.1, 5  # what it is worth when words stand side by side, or stand there several times


@dataclass(frozen=True, slots=True)
class Seen:
    """Who asks: which `audiences` they belong to besides EVERYBODY, what never comes up for them (`besides`, by the
    number of the thing), and which languages they speak."""

    kind: str
    languages: Sequence[str]
    audiences: Sequence[str] = ()
    besides: Collection[int] = ()


class How(StrEnum):
    """How what was found answers what was asked."""

    ALL = "all"  # every word
    MENDED = "mended"  # every word, some taken as others that are written much like them
    SOME = "some"  # some of the words
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Found:
    """`things`, best first. `terms` answer a word wherever it stands in what was found, to mark it; `mended` are the
    words that nothing was found for, with those taken instead."""

    how: How
    things: Sequence[int] = ()
    terms: frozenset[str] = frozenset()
    mended: Mapping[str, str] | None = None


Asked = Mapping[str, tuple[str, ...]]


def find(text: str, seen: Seen) -> Found:
    """What is found by these words (the first `WORDS_AT_MOST`): by all of them; else with mistyped ones mended; else
    by some of them. One query when all are found, a few more in all when not."""
    wanted = dict(list(asked(text, seen.languages).items())[:WORDS_AT_MOST])
    if not wanted:
        return Found(How.NONE)
    if rows := _match(wanted, seen):
        return Found(How.ALL, _ranked(rows, wanted, seen), _terms(wanted))
    apart = {word: _match({word: terms}, seen) for word, terms in wanted.items()} if len(wanted) > 1 else {}
    nowhere = [word for word in wanted if not apart.get(word)]
    if mended := _mended(nowhere, seen):
        instead = {term: answers for word in wanted for term, answers in _asked_as(mended.get(word, word), seen)}
        if rows := _match(instead, seen):
            return Found(How.MENDED, _ranked(rows, instead, seen), _terms(instead), mended)
    some = {word: wanted[word] for word, matches in apart.items() if matches}
    rows = sorted({row for word in some for row in apart[word]}, reverse=True)  # the newest first
    if not rows:
        return Found(How.NONE)
    rarity = {word: log(1 + NEWEST / len(apart[word])) for word in some}
    return Found(How.SOME, _ranked(rows, some, seen, rarity), _terms(some))


def can_be_asked(text: str) -> bool:
    """Whether there is any word in it."""
    return next(words_in(text), None) is not None


def index_fits() -> bool:
    """Whether FTS5 finds in its index what stands in the entries; PostgreSQL sees to that itself."""
    if connection.vendor != "sqlite":
        return True
    try:
        with connection.cursor() as cursor:  # it is told so by an INSERT, which changes nothing
            cursor.execute("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return False
    return True


Row = tuple[int, int, str]  # entry, thing, terms


def _match(wanted: Asked, seen: Seen) -> list[Row]:
    """The newest entries that hold a term of every word, each in a list that is open to whoever asks."""
    statement, quote, any_of, all_of = _FTS5 if connection.vendor == "sqlite" else _TSQUERY
    besides = f"AND thing NOT IN ({', '.join(str(int(one)) for one in seen.besides)})" if seen.besides else ""
    match = all_of.join(
        f"({any_of.join(f'{quote}{term}{quote}' for term in _everywhere(terms, seen))})" for terms in wanted.values()
    )
    with connection.cursor() as cursor:
        cursor.execute(statement.format(besides=besides), [match, seen.kind, NEWEST])
        return [(entry, thing, terms) for entry, thing, terms in cursor.fetchall()]


def _everywhere(terms: Iterable[str], seen: Seen) -> list[str]:
    """These terms in every list that is open to whoever asks."""
    return [term_of(seen.kind, who, term) for who in (EVERYBODY, *seen.audiences) for term in terms]


# The statement, and how its match is written: quotes, 'or', 'and'. The index is read first, whatever a planner thinks.
_FTS5 = (
    "SELECT e.id, e.thing, e.terms FROM search_index CROSS JOIN search_entry e ON e.id = search_index.rowid "
    "WHERE search_index MATCH %s AND e.kind = %s {besides} ORDER BY search_index.rowid DESC LIMIT %s",
    '"',
    " OR ",
    " AND ",
)
_TSQUERY = (
    "WITH found AS MATERIALIZED (SELECT id FROM search_entry "
    "WHERE array_to_tsvector(string_to_array(terms, ' ')) @@ CAST(%s AS tsquery)) "
    "SELECT id, thing, terms FROM search_entry WHERE id IN (SELECT id FROM found) AND kind = %s {besides} "
    "ORDER BY id DESC LIMIT %s",
    "'",
    " | ",
    " & ",
)


def _ranked(rows: Sequence[Row], wanted: Asked, seen: Seen, rarity: Mapping[str, float] | None = None) -> list[int]:
    """Things by what of the asked stands in them, as far as whoever asks may see it; the newest first among equals, and
    always for a single word."""
    if len(wanted) == 1:
        return [thing for _entry, thing, _terms_of in rows]
    words = {term: word for word, terms in wanted.items() for term in _everywhere(terms, seen)}
    scored = [(-_score(terms, words, rarity), -entry, thing) for entry, thing, terms in rows]
    return [thing for _score_of, _entry, thing in sorted(scored)]


def _score(terms: str, words: Mapping[str, str], rarity: Mapping[str, float] | None) -> float:
    """A word has a few terms side by side; neighbours are near each other, and what stands apart stands there again.
    Where not every word is there (`rarity` is given), those that are count by how rare they are.

    It is asked of very many texts, so the long loop is left to what is not written in Python.
    """
    there = list(map(words.get, terms.split()))
    found = list(compress(enumerate(there), there))
    beside, again = set(), 0
    for (at, one), (then, other) in pairwise(found):
        again += one != other or then - at > 1
        if one != other and then - at <= NEAR:
            beside.add((one, other))
    # In order, so that what is equal adds up to the same.
    total = sum(rarity[word] for word in sorted(set(filter(None, there)))) if rarity else 0.0
    return total + BESIDE * len(beside) + AGAIN * min(again, OFTEN)


def _mended(nowhere: Sequence[str], seen: Seen) -> dict[str, str]:
    """For words that nothing is found for, one each that is written much like it and that something is found for.

    What stands only in things that this person never comes across is not offered either.
    """
    mended: dict[str, str] = {}
    for word in nowhere if len(nowhere) <= MENDED_AT_MOST else ():
        for near in _near(word, seen.kind):
            if _match(dict(_asked_as(near, seen)), seen):
                mended[word] = near
                break
    return mended


def _near(word: str, kind: str) -> list[str]:
    """The words of the index that take the fewest strokes to make of it, the commonest first among equals."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - loaded when somebody mistypes, not at every start
    from rapidfuzz.process import extract  # noqa: PLC0415

    key = flat(word.casefold())
    if len(key) < SHORTEST_TO_MEND:
        return []
    strokes = 1 if len(key) <= 5 else 2
    rows = Word.objects.filter(kind=kind, letters__range=(len(key) - strokes, len(key) + strokes))
    words = list(rows.order_by("-entries", "word").values_list("word", "key"))
    near = extract(key, [each for _word, each in words], scorer=OSA.distance, score_cutoff=strokes, limit=None)
    return [words[place][0] for _key, _distance, place in sorted(near, key=lambda one: one[1:])[:NEAR_AT_MOST]]


def _asked_as(word: str, seen: Seen) -> list[tuple[str, tuple[str, ...]]]:
    return list(asked(word, seen.languages).items())


def _terms(wanted: Asked) -> frozenset[str]:
    return frozenset(term for terms in wanted.values() for term in terms)
