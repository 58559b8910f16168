"""What a circle has agreed on, and what is on the table."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models.query import QuerySet
from django.http import Http404
from django.utils import timezone

from eachother.circles.models import Acts, Answer, Asking, Circle, Clause, Says
from eachother.circles.rules import Said, Standing, Stands, standing
from eachother.foundation.prepared import Prepared
from eachother.people.models import Person, muted_by
from eachother.people.queries import visible_to


class Voice(NamedTuple):
    """An answer as somebody reads it: no name for whom they do not come across, or who has left."""

    name: str
    says: str
    words: str
    at: datetime
    mine: bool


class Put(NamedTuple):
    """An asking, as somebody reads it. `again` says that it was put back on the table as it was worded."""

    number: int
    words: str
    name: str
    mine: bool
    at: datetime
    closes_at: datetime
    again: bool
    voices: list[Voice]

    @property
    def agree(self) -> list[Voice]:
        return [one for one in self.voices if one.says == Says.YES]

    @property
    def differ(self) -> list[Voice]:
        return [one for one in self.voices if one.says == Says.NO]


class Row(NamedTuple):
    """An asking with one of the answers to it, if there is any."""

    number: int
    words: str
    by: int | None
    asked: int
    closes_at: datetime
    put_at: datetime
    ref: str
    part: str
    acts: str
    person: int | None
    says: str | None
    answer: str | None
    answered_at: datetime | None


class Table(NamedTuple):
    """A clause, how it stands, and how it was put so far, newest first. `mine` is the reader's answer."""

    ref: str
    part: str
    acts: str
    standing: Standing
    puts: list[Put]
    mine: Voice | None

    @property
    def last(self) -> Put:
        return self.puts[0]

    @property
    def holds(self) -> bool:
        return self.standing.stands == Stands.HOLDS


def agreement_of(circle: Circle, viewer: Person) -> list[Table]:
    """All clauses, the oldest first. Two queries, however many there are."""
    columns = ["number", "words", "by", "asked", "closes_at", "created_at", "clause__ref", "clause__part"]
    columns += ["clause__acts", *(f"answers__{name}" for name in ("person", "says", "words", "created_at"))]
    askings = Asking.objects.filter(clause__circle=circle)
    askings = askings.order_by("clause", "-number", "answers__created_at", "answers__pk")
    rows = [Row._make(row) for row in askings.values_list(*columns)]
    names = _names(viewer, {row.by for row in rows} | {row.person for row in rows})
    return [
        _table([list(of_it) for _number, of_it in groupby(of_clause, key=lambda row: row.number)], names, viewer)
        for _ref, of_clause in groupby(rows, key=lambda row: row.ref)
    ]


def clause_of(circle: Circle, ref: str) -> Clause:
    """A clause of this circle, or a 404."""
    clause = Clause.objects.filter(circle=circle, ref=ref).select_related("circle").first()
    if clause is None:
        raise Http404
    return clause


def standings(circle: Circle) -> dict[int, Standing]:
    """How each clause stands, by the id of its last asking. One query."""
    return dict(_last_of(_with_answers(Asking.objects.filter(clause__circle=circle))))


def standing_of(asking: Asking) -> Standing:
    said = [Said(*one) for one in Answer.objects.filter(asking=asking).values_list("says", "created_at")]
    return standing(asking.closes_at, asking.asked, said, timezone.now())


def unnamed_allowed(circle: Circle) -> bool:
    """Whether the circle has agreed that one may write there without one's name. One prepared query."""
    return any(how.stands == Stands.HOLDS for _pk, how in _last_of(_unnamed(circle=circle)))


def _acting(circle: Circle) -> Any:
    return _with_answers(Asking.objects.filter(clause__circle=circle, clause__acts=Acts.UNNAMED))


_unnamed: Prepared[tuple[Any, ...]] = Prepared(_acting, circle=Circle)


def _with_answers(askings: QuerySet[Asking]) -> Any:
    return askings.order_by("clause", "-number", "answers__pk").values_list(
        "clause", "pk", "closes_at", "asked", "answers__says", "answers__created_at"
    )


def _last_of(rows: Iterable[tuple[Any, ...]]) -> list[tuple[int, Standing]]:
    """The last asking of each clause among these, and how it stands."""
    last: dict[int, tuple[int, datetime, int, list[Said]]] = {}
    for clause, pk, closes_at, asked, says, at in rows:
        one = last.setdefault(clause, (pk, closes_at, asked, []))
        if one[0] == pk and says:
            one[3].append(Said(says, at))
    now = timezone.now()
    return [(pk, standing(closes_at, asked, said, now)) for pk, closes_at, asked, said in last.values()]


def _names(viewer: Person, ids: Iterable[int | None]) -> dict[int | None, str]:
    people = visible_to(viewer).filter(~muted_by(viewer, "pk"), pk__in=[pk for pk in ids if pk])
    return dict(people.values_list("pk", "name"))


def _table(askings: list[list[Row]], names: dict[int | None, str], viewer: Person) -> Table:
    """A clause from the rows of its askings, newest first."""
    first = askings[0][0]
    said = [Said(row.says, row.answered_at) for row in askings[0] if row.says and row.answered_at]
    before = {rows[0].number + 1: rows[0].words for rows in askings}
    puts = [_put(rows, names, viewer, again=before.get(rows[0].number) == rows[0].words) for rows in askings]
    mine = next((voice for voice in puts[0].voices if voice.mine), None)
    how = standing(first.closes_at, first.asked, said, timezone.now())
    return Table(first.ref, first.part, first.acts, how, puts, mine)


def _put(rows: list[Row], names: dict[int | None, str], viewer: Person, *, again: bool) -> Put:
    one = rows[0]
    voices = [
        Voice(names.get(row.person, ""), row.says, row.answer or "", row.answered_at, row.person == viewer.pk)
        for row in rows
        if row.says and row.answered_at
    ]
    who, mine = names.get(one.by, ""), one.by == viewer.pk
    return Put(one.number, one.words, who, mine, one.put_at, one.closes_at, again, voices)
