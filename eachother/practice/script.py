"""What a conversation to practise consists of: moments, each with a line that one of two says, and ways to answer it.

A version keeps it as JSON (`as_json`, `from_json`): it is never changed, only followed by another one. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

NEXT, END = 0, -1  # where a way to answer leads, besides the number of a moment, from 1

MOMENTS_AT_MOST = 12
WAYS_AT_MOST = 4
STEPS_AT_MOST = 60  # a conversation may come round to a moment again; one sitting does not for ever
LINE_LENGTH = 500
TITLE_LENGTH = 100
VOICE_LENGTH = 40
ABOUT_LENGTH = 600


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer: `words`, what comes `back`, what its writer thinks of it (`thought`), and where it leads."""

    words: str
    back: str = ""
    thought: str = ""
    to: int = NEXT


@dataclass(frozen=True, slots=True)
class Moment:
    """A line that a voice (0 or 1) `says`, and the `ways` in which the other voice may answer."""

    says: int
    line: str
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """All of it. `about` is where it takes place; `voices` are the names of the two."""

    title: str
    about: str
    voices: tuple[str, str]
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A moment that was come to, and which of its ways was chosen (None: not yet)."""

    moment: Moment
    chosen: int | None = None

    @property
    def way(self) -> Way | None:
        return None if self.chosen is None else self.moment.ways[self.chosen]


@dataclass(frozen=True, slots=True)
class Walk:
    """How far somebody has come: the `steps` behind them, the moment they are at, or None when it is over."""

    steps: tuple[Step, ...] = ()
    at: Moment | None = None
    path: tuple[int, ...] = field(default=())


def walk(script: Script, path: Iterable[int]) -> Walk:
    """From the first moment along these ways; what leads nowhere (made up, or of another version) ends it there."""
    number: int | None = 1 if script.moments else None
    steps: list[Step] = []
    for way in path:
        moment = _moment(script, number)
        if moment is None or not 0 <= way < len(moment.ways) or len(steps) >= STEPS_AT_MOST:
            break
        steps.append(Step(moment, way))
        number = after(script, number, moment.ways[way])
    at = _moment(script, number) if len(steps) < STEPS_AT_MOST else None
    return Walk(tuple(steps), at, tuple(step.chosen for step in steps if step.chosen is not None))


def after(script: Script, number: int | None, way: Way) -> int | None:
    """The number of the moment that comes after this way was chosen, or None."""
    if number is None or way.to == END:
        return None
    to = number + 1 if way.to == NEXT else way.to
    return to if 1 <= to <= len(script.moments) else None


def _moment(script: Script, number: int | None) -> Moment | None:
    return script.moments[number - 1] if number else None


def problems(script: Script) -> dict[str, str]:
    """What is wrong about it, by field: 'title', 'about', 'voice-0', 'moments', 'line-2' (the third moment), 'way-2-0',
    'back-2-0', 'thought-2-0', 'to-2-0'. The words are made of these reasons: empty, long, same, few, none, nowhere."""
    wrong = _said("title", script.title, TITLE_LENGTH) | _said("about", script.about, ABOUT_LENGTH)
    for n, voice in enumerate(script.voices):
        wrong |= _said(f"voice-{n}", voice, VOICE_LENGTH)
    if script.voices[0].casefold() == script.voices[1].casefold():
        wrong.setdefault("voice-1", "same")
    if not script.moments:
        wrong["moments"] = "few"
    for n, moment in enumerate(script.moments):
        wrong |= _said(f"line-{n}", moment.line, LINE_LENGTH)
        if not moment.ways:
            wrong[f"way-{n}-0"] = "none"
        for m, way in enumerate(moment.ways):
            wrong |= _said(f"way-{n}-{m}", way.words, LINE_LENGTH)
            wrong |= _long(f"back-{n}-{m}", way.back) | _long(f"thought-{n}-{m}", way.thought)
            if way.to > len(script.moments):
                wrong[f"to-{n}-{m}"] = "nowhere"
    return wrong


def _said(name: str, words: str, longest: int) -> dict[str, str]:
    if not any(character.isalnum() for character in words):
        return {name: "empty"}
    return {name: "long"} if len(words) > longest else {}


def _long(name: str, words: str) -> dict[str, str]:
    return {name: "long"} if len(words) > LINE_LENGTH else {}


def as_json(moments: Sequence[Moment]) -> list[dict[str, Any]]:
    return [
        {
            "says": moment.says,
            "line": moment.line,
            "ways": [{"words": w.words, "back": w.back, "thought": w.thought, "to": w.to} for w in moment.ways],
        }
        for moment in moments
    ]


def from_json(kept: Iterable[dict[str, Any]]) -> tuple[Moment, ...]:
    return tuple(Moment(one["says"], one["line"], tuple(Way(**way) for way in one["ways"])) for one in kept)


def in_plain_words(script: Script) -> str:
    """All that it says, for whoever looks whether something in it is to be hidden."""
    said = [script.title, script.about]
    for moment in script.moments:
        said += [moment.line, *(f"{way.words} {way.back} {way.thought}" for way in moment.ways)]
    return "\n".join(said)
