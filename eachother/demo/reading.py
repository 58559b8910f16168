"""Reads `lives/`, and refuses what does not fit: a name nobody has, a word that is none of ours, a field too many."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from enum import IntFlag, StrEnum
from pathlib import Path
from typing import Any, TypeVar

from eachother.demo.shapes import (
    Alongside,
    AnswerGiven,
    AskedIn,
    CalledBy,
    Came,
    Carried,
    CircleClause,
    ClauseAmongFew,
    ClausePut,
    ComeIn,
    DayChanged,
    FewSaid,
    FewTogether,
    Gathered,
    Knocking,
    KnockThere,
    LeafWritten,
    LineDrawn,
    LivedBy,
    LivedThing,
    Lives,
    Meeting,
    NodGiven,
    NoteKept,
    PlanWritten,
    PutToACircle,
    Said,
    SaidAfterwards,
    SaidInCircle,
    SaidNo,
    SaidToAQuestion,
    SaidToCome,
    SameAsked,
    SeenDifferently,
    SlipPut,
    StoryTold,
    Talk,
    TaskNamed,
    ThreadBegun,
    TurnHad,
    Written,
)
from eachother.demo.shapes.decisions import Decided, StandsThere, Told, VersionPut, WouldHelp, named_in

LIVES = Path(__file__).parent / "lives"

Life = TypeVar("Life")
Flags = TypeVar("Flags", bound=IntFlag)
Word = TypeVar("Word", bound=StrEnum)


class LifeError(ValueError):
    """Something in `lives/` does not fit: where, and what."""


def read(folder: Path = LIVES) -> Lives:
    """All of it. Raises LifeError with the file and the entry."""
    people = [_person(entry, "people.toml") for entry in _load(folder / "people.toml", "person")["person"]]
    ties = _load(folder / "ties.toml", "nod", "mute", "block", "connection")
    connections = _all(Alongside, ties["connection"], "ties.toml")
    circles = [_circle(entry) for entry in _load(folder / "circles.toml", "circle")["circle"]]
    lives = Lives(
        record=_all(Written, _load(folder / "record.toml", "written")["written"], "record.toml"),
        people=people,
        nods=_all(NodGiven, ties["nod"], "ties.toml"),
        mutes=_all(LineDrawn, ties["mute"], "ties.toml"),
        blocks=_all(LineDrawn, ties["block"], "ties.toml"),
        connections=connections,
        talks={one.talk: _talk(folder / "talk" / f"{one.talk}.toml") for one in connections},
        knocks=[_knock(entry) for entry in _load(folder / "knocks.toml", "knock")["knock"]],
        questions=[_question(entry) for entry in _load(folder / "questions.toml", "question")["question"]],
        few=[_few(folder, entry) for entry in _load(folder / "few.toml", "few")["few"]],
        leaves=_all(LeafWritten, _load(folder / "journals.toml", "leaf")["leaf"], "journals.toml"),
        tasks=[_task(entry) for entry in _load(folder / "turns.toml", "task")["task"]],
        gatherings=[_meeting(entry) for entry in _load(folder / "gatherings.toml", "gathering")["gathering"]],
        circles=circles,
        threads={one.name: _threads(folder / "circle_talk" / f"{_file_name(one.name)}.toml") for one in circles},
        slips=[_slip(entry) for entry in _load(folder / "exchange.toml", "slip")["slip"]],
        stories=_stories(folder / "stories"),
        plans=_all(PlanWritten, _load(folder / "plans.toml", "plan")["plan"], "plans.toml"),
        decisions=[_decision(entry) for entry in _load(folder / "decisions.toml", "decision")["decision"]],
    )
    _check_names(lives)
    return lives


def flags(kind: type[Flags], words: Iterable[str]) -> Flags:
    """`["a walk", "know-how"]` as Company. Raises LifeError."""
    total = kind(0)
    for word in words:
        try:
            total |= kind[word.strip().upper().replace(" ", "_").replace("-", "_")]
        except KeyError:
            raise LifeError(f"{word!r} is not a {kind.__name__}.") from None
    return total


def choice(kind: type[Word], word: str) -> Word:
    """A word of a closed list. Raises LifeError."""
    try:
        return kind(word)
    except ValueError:
        raise LifeError(f"{word!r} is not a {kind.__name__}.") from None


def _load(path: Path, *tables: str) -> dict[str, list[dict[str, Any]]]:
    """The file's tables, empty ones included. Raises LifeError for a table that has no place there."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as wrong:
        raise LifeError(f"{path.name}: {wrong}") from None
    if unknown := found.keys() - set(tables):
        raise LifeError(f"{path.name}: there is no {sorted(unknown)}.")
    return {table: found.get(table, []) for table in tables}


def _all(kind: type[Life], entries: Iterable[dict[str, Any]], where: str) -> list[Life]:
    return [_one(kind, entry, where) for entry in entries]


def _one(kind: type[Life], entry: dict[str, Any], where: str) -> Life:
    """An entry as `kind`: every field it needs, none it does not know, each of its own type."""
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    needed = {name for name, field in known.items() if field.default is MISSING and field.default_factory is MISSING}
    if wrong := (entry.keys() - known.keys()) | (needed - entry.keys()):
        raise LifeError(f"{where}: {sorted(wrong)} in {entry}")
    checks: dict[object, Callable[[Any], bool]] = {
        str: lambda value: isinstance(value, str),
        bool: lambda value: isinstance(value, bool),
        int: lambda value: isinstance(value, int) and not isinstance(value, bool),
        float: lambda value: isinstance(value, int | float) and not isinstance(value, bool) and value >= 0,
    }
    for name, value in entry.items():
        if not checks.get(known[name].type, lambda value: isinstance(value, list))(value):
            raise LifeError(f"{where}: {name} cannot be {value!r}.")
    return kind(**entry)


def _person(entry: dict[str, Any], where: str) -> LivedBy:
    who = f"{where}, {entry.get('name')}"
    experiences, powers = (
        _all(LivedThing, entry.get("experiences", []), who),
        _all(Carried, entry.get("powers", []), who),
    )
    return _one(LivedBy, {**entry, "experiences": experiences, "powers": powers}, where)


def _few(folder: Path, entry: dict[str, Any]) -> tuple[FewTogether, FewSaid]:
    one = _one(FewTogether, entry, "few.toml")
    path = folder / "talk" / f"{one.talk}.toml"
    tables = _load(path, "said", "clause")
    return one, FewSaid(_all(Said, tables["said"], path.name), _all(ClauseAmongFew, tables["clause"], path.name))


def _talk(path: Path) -> Talk:
    tables = _load(path, "said", "clause")
    return Talk(_all(Said, tables["said"], path.name), _all(ClausePut, tables["clause"], path.name))


def _knock(entry: dict[str, Any]) -> Knocking:
    answers = _all(ComeIn, entry.get("answers", []), "knocks.toml")
    return _one(Knocking, {**entry, "answers": answers}, "knocks.toml")


def _question(entry: dict[str, Any]) -> SameAsked:
    answers = _all(SaidToAQuestion, entry.get("answers", []), "questions.toml")
    return _one(SameAsked, {**entry, "answers": answers}, "questions.toml")


def _circle(entry: dict[str, Any]) -> Gathered:
    where = f"circles.toml, {entry.get('name')}"
    parts = {
        "people": _all(Came, entry.get("people", []), where),
        "clauses": [_circle_clause(one, where) for one in entry.get("clauses", [])],
        "knocks": _all(KnockThere, entry.get("knocks", []), where),
        "asks": _all(AskedIn, entry.get("asks", []), where),
    }
    return _one(Gathered, {**entry, **parts}, where)


def _circle_clause(entry: dict[str, Any], where: str) -> CircleClause:
    askings = [
        _one(PutToACircle, {**one, "no": _all(SaidNo, one.get("no", []), where)}, where)
        for one in entry.get("askings", [])
    ]
    return _one(CircleClause, {**entry, "askings": askings}, where)


def _named_in(circle: Gathered) -> Iterable[str]:
    yield from (came.name for came in circle.people)
    yield from (name for ask in circle.asks for name in (ask.by, ask.whom))
    yield from (name for knock in circle.knocks for name in (knock.by, knock.answered_by) if name)
    for asking in (asking for clause in circle.clauses for asking in clause.askings):
        yield from (asking.by, *asking.yes, *(no.by for no in asking.no))


def _task(entry: dict[str, Any]) -> TaskNamed:
    turns = _all(TurnHad, entry.get("turns", []), "turns.toml")
    return _one(TaskNamed, {**entry, "turns": turns}, "turns.toml")


def _meeting(entry: dict[str, Any]) -> Meeting:
    kinds: dict[str, type] = {"answers": SaidToCome, "calls": CalledBy, "changes": DayChanged, "notes": NoteKept}
    parts: dict[str, list[Any]] = {
        name: _all(kind, entry.get(name, []), "gatherings.toml") for name, kind in kinds.items()
    }
    return _one(Meeting, {**entry, **parts}, "gatherings.toml")


def _threads(path: Path) -> list[ThreadBegun]:
    return [
        _one(ThreadBegun, {**entry, "said": _all(SaidInCircle, entry.get("said", []), path.name)}, path.name)
        for entry in _load(path, "thread")["thread"]
    ]


def _file_name(name: str) -> str:
    return name.lower().replace(" ", "-")


def _slip(entry: dict[str, Any]) -> SlipPut:
    where = "exchange.toml"
    said = [{**one, "said": _all(SaidAfterwards, one.get("said", []), where)} for one in entry.get("answers", [])]
    return _one(SlipPut, {**entry, "answers": _all(AnswerGiven, said, where)}, where)


def _stories(folder: Path) -> list[StoryTold]:
    told = []
    for path in sorted(folder.glob("*.toml")):
        for entry in _load(path, "story")["story"]:
            said = _all(SeenDifferently, entry.get("differently", []), path.name)
            told.append(_one(StoryTold, {**entry, "differently": said}, path.name))
    return sorted(told, key=lambda one: -one.days_ago)


def _decision(entry: dict[str, Any]) -> Decided:
    where = f"decisions.toml, {entry.get('question')}"
    wondered = [{**one, "known": _all(Told, one.get("known", []), where)} for one in entry.get("wondered", [])]
    versions = [{**one, "voices": _all(StandsThere, one.get("voices", []), where)} for one in entry.get("versions", [])]
    parts: dict[str, list[Any]] = {
        "wondered": _all(WouldHelp, wondered, where),
        "versions": _all(VersionPut, versions, where),
        "said": _all(Told, entry.get("said", []), where),
    }
    return _one(Decided, {**entry, **parts}, where)


def _check_names(lives: Lives) -> None:
    """Whoever is named anywhere is somebody, and whoever speaks in a talk is one of the two."""
    names = [person.name for person in lives.people]
    if twice := {name for name in names if names.count(name) > 1}:
        raise LifeError(f"people.toml: {sorted(twice)} twice.")
    named = [
        *(person.invited_by for person in lives.people if person.invited_by),
        *(name for nod in lives.nods for name in (nod.by, nod.to)),
        *(name for line in [*lives.mutes, *lives.blocks] for name in (line.by, line.other)),
        *(name for one in lives.connections for name in (one.first, one.second)),
        *(said.by for one in lives.knocks for said in one.answers),
        *(name for one in lives.questions for name in (one.by, *(said.by for said in one.answers))),
        *(name for plan in lives.plans for name in (plan.by, *plan.shown_to)),
        *(leaf.by for leaf in lives.leaves),
        *(name for one, _ in lives.few for name in (*one.people, one.came_in, one.by)),
        *(said.by for _, life in lives.few for said in life.said),
        *(n for _, life in lives.few for put in life.clauses for n in (put.by, *put.agreed_by)),
        *(name for circle in lives.circles for name in _named_in(circle)),
        *(name for slip in lives.slips for name in (slip.by, *slip.round_to)),
        *(name for slip in lives.slips for one in slip.answers for name in (one.by, *(said.by for said in one.said))),
        *(name for task in lives.tasks for name in (*task.willing, *(had.by for had in task.turns))),
        *(name for one in lives.stories for name in one.named()),
        *(one.by for one in lives.gatherings),
        *named_in(lives.decisions),
        *(
            said.by
            for one in lives.gatherings
            for part in (one.answers, one.calls, one.changes, one.notes)
            for said in part
        ),
    ]
    if strangers := set(named) - set(names):
        raise LifeError(f"Nobody is called {sorted(strangers)}.")
    for circle in lives.circles:
        there = {came.name for came in circle.people}
        said = [one for thread in lives.threads[circle.name] for one in thread.said]
        if strangers := {n for one in said for n in (one.by, *one.been, *one.new_to) if n} - there:
            raise LifeError(f"{_file_name(circle.name)}.toml: {sorted(strangers)} are not in it.")
    for one in lives.connections:
        talk = lives.talks[one.talk]
        speakers = {said.by for said in talk.said} | {n for c in talk.clauses for n in (c.by, c.reopened_by) if n}
        if strangers := speakers - {one.first, one.second}:
            raise LifeError(f"{one.talk}.toml: {sorted(strangers)} are not in it.")
