"""What stands in `lives/decisions.toml`, entry by entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody said this."""

    by: str
    words: str


@dataclass(frozen=True, slots=True)
class WouldHelp:
    """What would help somebody to understand it, and what others knew."""

    by: str
    words: str
    known: Sequence[Told] = ()


@dataclass(frozen=True, slots=True)
class StandsThere:
    """Where somebody stands; `says` is a word of decisions/models."""

    by: str
    says: str
    words: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True)
class VersionPut:
    """A version of the proposal, and where people stood when they were asked about it.
    `over` says that its time passed before anything else happened."""

    by: str
    words: str
    days_ago: int
    voices: Sequence[StandsThere] = ()
    agreed: Sequence[str] = ()
    over: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """A question, to a `circle` or (without one) to everybody, and how far it came; `rests` are the words with which
    whoever opened it laid it to rest."""

    question: str
    by: str
    days_ago: int
    words: str = ""
    circle: str = ""
    wondered: Sequence[WouldHelp] = ()
    versions: Sequence[VersionPut] = ()
    said: Sequence[Told] = ()
    rests: str = ""


def named_in(lives: Sequence[Decided]) -> Iterator[str]:
    """Everybody who says anything."""
    for one in lives:
        yield one.by
        for asked in one.wondered:
            yield from (asked.by, *(known.by for known in asked.known))
        for version in one.versions:
            yield from (version.by, *version.agreed, *(voice.by for voice in version.voices))
        yield from (said.by for said in one.said)
