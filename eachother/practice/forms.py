"""What the pages of this room send, read before a verb sees it.

Who writes a conversation leaves empty what is not needed: moments and ways without a word are none. A moment is named
by its place in the form, also by the ways that lead to it.
"""

from dataclasses import dataclass, field

from django.http import QueryDict

from eachother.foundation.refs import new_ref
from eachother.foundation.text import clean_line, clean_text
from eachother.practice.models import Version
from eachother.practice.script import (
    END,
    MOMENTS_AT_MOST,
    NEXT,
    STEPS_AT_MOST,
    WAYS_AT_MOST,
    Moment,
    Script,
    Way,
)
from eachother.practice.words import problem_words

MOMENTS_OFFERED = 2
WAYS_OFFERED = 3


@dataclass(slots=True)
class TypedWay:
    words: str = ""
    back: str = ""
    thought: str = ""
    to: int = NEXT

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.back or self.thought)


@dataclass(slots=True)
class TypedMoment:
    says: int = 0
    line: str = ""
    ways: list[TypedWay] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.line and all(way.is_empty for way in self.ways)


@dataclass(slots=True)
class Typed:
    """What stands in the fields."""

    title: str = ""
    about: str = ""
    voices: tuple[str, str] = ("", "")
    moments: list[TypedMoment] = field(default_factory=list)
    once: str = ""

    def make_room(self, *, more: bool = False) -> "Typed":
        """With empty places to write into: one more moment if asked, and for each moment one more way."""
        wanted = max(MOMENTS_OFFERED, len(self.moments) + more)
        while len(self.moments) < min(wanted, MOMENTS_AT_MOST):
            self.moments.append(TypedMoment(says=len(self.moments) % 2))
        for moment in self.moments:
            filled = [way for way in moment.ways if not way.is_empty]
            while len(moment.ways) < min(max(WAYS_OFFERED, len(filled) + 1), WAYS_AT_MOST):
                moment.ways.append(TypedWay())
        return self

    def script(self) -> Script:
        kept = self._kept()
        place = {n + 1: at + 1 for at, n in enumerate(kept)}
        return Script(self.title, self.about, self.voices, tuple(_moment(self.moments[n], place) for n in kept))

    def wrong_at(self, problems: dict[str, str]) -> dict[str, list[str]]:
        """The words of what is wrong, by the name of the field as it stands in the form."""
        return {self._field(name): [problem_words(name, reason)] for name, reason in problems.items()}

    def _kept(self) -> list[int]:
        return [n for n, moment in enumerate(self.moments) if not moment.is_empty]

    def _field(self, name: str) -> str:
        what, *at = name.split("-")
        if what not in ("line", "way", "back", "thought", "to"):
            return name
        kept = self._kept()
        n = kept[int(at[0])]
        if what == "line":
            return f"line-{n}"
        ways = [m for m, way in enumerate(self.moments[n].ways) if not way.is_empty]
        return f"{what}-{n}-{ways[int(at[1])] if ways else 0}"


def _moment(typed: TypedMoment, place: dict[int, int]) -> Moment:
    ways = tuple(_way(way, place) for way in typed.ways if not way.is_empty)
    return Moment(typed.says, typed.line, ways)


def _way(typed: TypedWay, place: dict[int, int]) -> Way:
    """What leads to a moment that is none leads nowhere: to one beyond the last."""
    to = typed.to if typed.to in (NEXT, END) else place.get(typed.to, MOMENTS_AT_MOST + 1)
    return Way(typed.words, typed.back, typed.thought, to)


def typed_in(sent: QueryDict) -> Typed:
    count = min(_number(sent.get("moments", "")) or 0, MOMENTS_AT_MOST)
    return Typed(
        clean_line(sent.get("title", "")),
        clean_text(sent.get("about", "")),
        (clean_line(sent.get("voice-0", "")), clean_line(sent.get("voice-1", ""))),
        [_moment_in(sent, n) for n in range(count)],
        sent.get("once", "") or new_ref(),
    )


def _moment_in(sent: QueryDict, n: int) -> TypedMoment:
    ways = [
        TypedWay(
            clean_text(sent.get(f"way-{n}-{m}", "")),
            clean_text(sent.get(f"back-{n}-{m}", "")),
            clean_text(sent.get(f"thought-{n}-{m}", "")),
            _leads_to(sent.get(f"to-{n}-{m}", "")),
        )
        for m in range(WAYS_AT_MOST)
        if f"way-{n}-{m}" in sent
    ]
    return TypedMoment(int(sent.get(f"says-{n}", "") == "1"), clean_text(sent.get(f"line-{n}", "")), ways)


def typed_of(version: Version) -> Typed:
    script = version.script
    moments = [
        TypedMoment(moment.says, moment.line, [TypedWay(w.words, w.back, w.thought, w.to) for w in moment.ways])
        for moment in script.moments
    ]
    return Typed(script.title, script.about, script.voices, moments, new_ref())


def path_in(sent: QueryDict) -> list[int]:
    """The ways chosen so far, and the one chosen now."""
    path = [number for part in sent.get("path", "").split(".")[:STEPS_AT_MOST] if (number := _number(part)) is not None]
    chosen = _number(sent.get("way", ""))
    return path if chosen is None else [*path, chosen]


def number_in(sent: QueryDict, name: str) -> int:
    """A number from 0, or -1."""
    found = _number(sent.get(name, ""))
    return -1 if found is None else found


def _leads_to(typed: str) -> int:
    return END if typed == "end" else _number(typed) or NEXT


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else None
