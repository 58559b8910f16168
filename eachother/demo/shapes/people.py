"""What stands in `lives/` about people and what is between them, entry by entry; and all of it together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eachother.demo.shapes.circles import Gathered, Meeting, SlipPut, TaskNamed, ThreadBegun
from eachother.demo.shapes.decisions import Decided
from eachother.demo.shapes.stories import StoryTold


@dataclass(frozen=True, slots=True)
class Written:
    """An entry of the record: what the host did."""

    kind: str
    days_ago: float
    words: str = ""
    days: float = 0
    changed: Sequence[str] = ()
    what: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        told = {"days": int(self.days), "changed": list(self.changed), "what": self.what}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class LivedThing:
    name: str
    shown_to: str = "everybody"
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    words: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class LivedBy:
    """A person as `people.toml` has them."""

    name: str
    words: str
    experiences: list[LivedThing]
    welcomes: list[str]
    offers: list[str]
    languages: list[str]
    times: list[str]
    joined_days_ago: float
    openness: str = ""
    invited_by: str = ""
    found_by: str = "sharing"
    nodded_by: str = "seeing"
    hides: Sequence[str] = ()
    powers: Sequence[Carried] = ()
    gathers: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NodGiven:
    by: str
    to: str
    days_ago: float


@dataclass(frozen=True, slots=True)
class LineDrawn:
    """`days`: a mute for so long, from today; none is until it is lifted."""

    by: str
    other: str
    days: float = 0


@dataclass(frozen=True, slots=True)
class Alongside:
    """A connection that `first` began. `talk` is a file in `lives/talk/`. `shows_signs`: both let the other see how far
    they have read, and that they are writing."""

    first: str
    second: str
    days_ago: float
    state: str
    talk: str
    shows_signs: bool = False


@dataclass(frozen=True, slots=True)
class ComeIn:
    """What somebody here said to a newcomer."""

    by: str
    words: str
    days_ago: float
    named: bool = False


@dataclass(frozen=True, slots=True)
class Knocking:
    """Somebody at the door, with the shared words for what they named."""

    words: str
    about: list[str]
    days_ago: float
    answers: Sequence[ComeIn] = ()


@dataclass(frozen=True, slots=True)
class SaidToAQuestion:
    """Whether two names are the same, and why not."""

    by: str
    said: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SameAsked:
    """Somebody has asked whether two names are the same."""

    kept: str
    other: str
    by: str
    days_ago: float
    answers: Sequence[SaidToAQuestion] = ()


@dataclass(frozen=True, slots=True)
class PlanWritten:
    """A person's plan for hard times, and to whom they show it; a part may be left out."""

    by: str
    days_ago: float
    shown_to: Sequence[str] = ()
    outside: str = ""
    inside: str = ""
    helps: str = ""
    never: str = ""
    who: str = ""
    things: str = ""
    afterwards: str = ""


# Fields by which one message is about another.
ABOUT = ("answers", "on")


@dataclass(frozen=True, slots=True)
class LeafWritten:
    """A page of somebody's journal: free with a `text`, else a word taken apart; a part may be left out."""

    by: str
    days_ago: float
    title: str
    text: str = ""
    got: str = ""
    named: str = ""
    does: str = ""
    keeps: str = ""
    was: str = ""
    calls: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Plain `text`, or a thing said in three (`see`, `feel`, `need`); `mark` says what else a message is. What it
    `answers`, or is a `sign` `on`, is named by its whole text."""

    by: str
    days_ago: float
    text: str = ""
    kind: str = "words"
    see: str = ""
    feel: str = ""
    need: str = ""
    mark: str = ""
    answers: str = ""
    sign: str = ""
    on: str = ""

    @property
    def body(self) -> dict[str, Any]:
        """What is sealed, as the browser would have put it together; other messages by their texts."""
        parts = {name: words for name in ("see", "feel", "need") if (words := getattr(self, name))}
        text = "\n".join(f"I {name}: {words}" for name, words in parts.items()) or self.text
        more = {name: value for name in ("mark", *ABOUT, "sign") if (value := getattr(self, name))}
        return {"text": text} | ({"parts": parts} if parts else {}) | more


@dataclass(frozen=True, slots=True)
class ClausePut:
    """A clause that `by` put on the table; `reworded` is how it is put since it came back there.
    `part` is a key of connections/parts.py."""

    text: str
    by: str
    days_ago: float
    agreed: bool = False
    reopened_by: str = ""
    part: str = ""
    reworded: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    said: list[Said]
    clauses: list[ClausePut]


@dataclass(frozen=True, slots=True)
class ClauseAmongFew:
    """A clause that `by` put on the table, and who of the others has agreed since."""

    text: str
    by: str
    days_ago: float
    part: str
    agreed_by: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class FewTogether:
    """Three `people` who began (the first asked the others), and who `came_in` since, whom `by` had proposed. `talk` is
    a file in `lives/talk/`."""

    people: list[str]
    came_in: str
    by: str
    came_in_days_ago: float
    called: str
    talk: str


@dataclass(frozen=True, slots=True)
class FewSaid:
    said: list[Said]
    clauses: list[ClauseAmongFew]


@dataclass(frozen=True, slots=True)
class Lives:
    record: list[Written]
    people: list[LivedBy]
    nods: list[NodGiven]
    mutes: list[LineDrawn]
    blocks: list[LineDrawn]
    connections: list[Alongside]
    talks: dict[str, Talk]
    knocks: list[Knocking]
    questions: list[SameAsked]
    plans: list[PlanWritten]
    leaves: list[LeafWritten]
    few: list[tuple[FewTogether, FewSaid]]
    circles: list[Gathered]
    tasks: list[TaskNamed]
    gatherings: list[Meeting]
    threads: dict[str, list[ThreadBegun]]
    slips: list[SlipPut]
    stories: list[StoryTold]
    decisions: list[Decided]
