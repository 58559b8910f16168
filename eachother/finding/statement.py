"""The statements that find, the same words on SQLite and PostgreSQL.

The terms of whoever looks are joined to the postings, rarest first, in that order (`CROSS JOIN` fixes it on SQLite),
reading the covering index alone. The order is that of `score.py`; equal ones come in the order of their salt, beginning
at a place that turns every day. The lift of `fairness.py` comes along for the best of them, who are put in order by it
afterwards.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db import connection

from eachother.finding.fairness import UNSEEN
from eachother.finding.score import USUAL, Side

SALTS = 1 << 16
COMPANY_BITS = 16
AT_MOST = 200

# The person themselves, whoever is blocked in either direction, whom they have muted, to whom they are tied.
AWAY = """
SELECT other_id FROM finding_tie WHERE person_id = %s UNION ALL
SELECT other_id FROM people_block WHERE by_id = %s UNION ALL
SELECT by_id FROM people_block WHERE other_id = %s UNION ALL
SELECT other_id FROM people_mute WHERE by_id = %s AND (until IS NULL OR until > CURRENT_TIMESTAMP) UNION ALL
SELECT CAST(%s AS bigint)"""

ABOUT = "p.person_id, p.salt, p.hours, p.welcomes, p.offers, p.weight"
SHARED = (
    "CAST(COALESCE(SUM(rarity) FILTER (WHERE NOT veiled), 0) AS integer) AS shown, "
    "CAST(COALESCE(SUM(openly) FILTER (WHERE NOT veiled), 0) AS integer) AS openly, "
    "COALESCE(MAX(rarity) FILTER (WHERE veiled), 0) AS veiled"
)
LIFT = f"COALESCE(CASE WHEN a.lift_from <= %s THEN a.lift ELSE a.lift_before END, {UNSEEN})"


class Slice(NamedTuple):
    """A term to read: those of its postings whose salt is from `low` to `high`. `rarity` in thousandths; `openly` is
    the same again when whoever looks shows it to everybody, else nothing."""

    experience: int
    language: str
    rarity: int
    openly: int
    low: int = 0
    high: int = SALTS - 1


class Term(NamedTuple):
    """Something that somebody has lived, and a count of it; `language` '' is any, None where nobody is found by it."""

    experience: int
    name: str
    shown_to: str
    language: str | None
    people: int
    everybody: int


class Day(NamedTuple):
    """A day of somebody's: its ordinal, and where in the salts it begins for them."""

    number: int
    turn: int


class Found(NamedTuple):
    """Somebody who shares something, in thousandths: what they show to everybody (`shown`; `openly` is what of it both
    do), and the rarest of what they `veil`. S is the sum of `shown` and `veiled`; `side` is theirs without the veil."""

    person: int
    salt: int
    side: Side
    shown: int
    openly: int
    veiled: int
    lift: int


def own(person: int, languages: Sequence[str]) -> list[Term]:
    """What somebody has lived, in their order, beside each count there is of it in any language or one of theirs.

    One query, written out because to build it costs more than to ask it.
    """
    statement = (
        "SELECT l.experience_id, e.name, l.shown_to, c.language, COALESCE(c.people, 0), "  # noqa: S608 - only placeholders are put in
        "COALESCE((SELECT people FROM finding_termcount WHERE experience_id IS NULL AND language = ''), 0) "
        "FROM people_lived l JOIN people_experience e ON e.id = l.experience_id "
        "LEFT JOIN finding_termcount c ON c.experience_id = l.experience_id "
        f"AND c.language IN ('', {', '.join(['%s'] * len(languages))}) WHERE l.person_id = %s ORDER BY l.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*languages, person])
        return [Term(*row) for row in cursor.fetchall()]


def find(person: int, slices: Sequence[Slice], mine: Side, day: Day, *, strictly: bool, veiled: bool) -> list[Found]:
    """The best `AT_MOST`; `strictly`, only those whose times and company go together with one's own; with `veiled`,
    also by what they show only to people who share it. One query."""
    if not slices:
        return []
    # Somebody may be met in several languages; what is shared still counts once.
    once = len({piece.language for piece in slices}) > 1
    order = [_score(mine) + " DESC", f"(p.salt + %s) %% {SALTS}", "p.person_id"]
    if not strictly:
        order.insert(0, f"({_fit(mine)}) + 0")  # a sum, because a bare number would name a column
    values = ", ".join([f"({', '.join(['%s'] * len(Slice._fields))})"] * len(slices))
    statement = (
        f"WITH mine (experience, language, rarity, openly, low, high) AS (VALUES {values}) "  # noqa: S608 - only our own numbers
        f"SELECT b.*, {LIFT} FROM (SELECT p.* FROM ({_sharing(mine, strictly=strictly, once=once, veiled=veiled)}) p "
        f"ORDER BY {', '.join(order)} LIMIT {AT_MOST}) b LEFT JOIN finding_attention a ON a.person_id = b.person_id"
    )
    with connection.cursor() as cursor:
        terms = (value for piece in slices for value in piece)
        cursor.execute(statement, [*terms, day.number, *[person] * 5, day.turn])
        return [
            Found(row[0], row[1], Side(row[5], *row[2:5]), row[6], row[7], row[8], row[9]) for row in cursor.fetchall()
        ]


def _sharing(mine: Side, *, strictly: bool, once: bool, veiled: bool) -> str:
    postings = (
        "FROM mine m CROSS JOIN finding_posting p WHERE p.experience_id = m.experience AND p.language = m.language "
        f"AND p.salt BETWEEN m.low AND m.high AND p.person_id NOT IN ({AWAY})"
    )
    if not veiled:
        postings += " AND NOT p.veiled"
    if strictly:
        postings += f" AND {_fit(mine)} = 0"
    if once:
        postings = f"FROM (SELECT DISTINCT {ABOUT}, p.veiled, m.experience, m.rarity, m.openly {postings}) p"
    return f"SELECT {ABOUT}, {SHARED} {postings} GROUP BY {ABOUT}"


def _fit(mine: Side) -> str:
    """`score.fit` in SQL."""
    cases = []
    if mine.offers:
        cases.append(f"WHEN p.welcomes <> 0 AND (p.welcomes & {mine.offers:d}) = 0 THEN 2")
    if mine.welcomes:
        cases.append(f"WHEN p.offers <> 0 AND (p.offers & {mine.welcomes:d}) = 0 THEN 2")
    if mine.hours:
        cases.append(f"WHEN p.hours <> 0 AND (p.hours & {mine.hours:d}) = 0 THEN 1")
    return f"CASE {' '.join(cases)} ELSE 0 END" if cases else "0"


def _score(mine: Side) -> str:
    """`score.score` in SQL."""
    to_me = f"((CAST(1 AS double precision) + {_count('p.offers', mine.welcomes)}) / {1 + mine.welcomes.bit_count()})"
    asked = _count("p.welcomes", (1 << COMPANY_BITS) - 1)
    to_them = f"((CAST(1 AS double precision) + {_count('p.welcomes', mine.offers)}) / (1 + {asked}))"
    weight, usual = "(p.weight + p.veiled)", max(mine.weight, USUAL)
    theirs = f"CASE WHEN p.shown = 0 AND {weight} < {usual} THEN {usual} ELSE {weight} END"
    return f"2 * (p.shown + p.veiled) * {to_me} * {to_them} / ({to_me} * {theirs} + {to_them} * {mine.weight:d})"


def _count(column: str, bits: int) -> str:
    """How many of these bits are set."""
    return "(" + " + ".join(["0", *(f"(({column} >> {place}) & 1)" for place in _places(bits))]) + ")"


def _places(bits: int) -> Iterator[int]:
    return (place for place in range(COMPANY_BITS) if bits >> place & 1)
