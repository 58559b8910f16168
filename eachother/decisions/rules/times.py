"""Finding a time. A time is the better the fewer it leaves out; among those, the fewer have to make an effort; and
where that is the same, the earlier. Nobody's answer weighs more than another's."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Can(StrEnum):
    """What somebody says of a time. Of what they say nothing about, they cannot be counted on."""

    YES = "yes"
    IF_NEED_BE = "if-need-be"
    NO = "no"


class Slot(NamedTuple):
    ref: str
    starts_at: datetime


class Standing(NamedTuple):
    """How a time stands: how many can, could if need be, and cannot."""

    ref: str
    yes: int
    if_need_be: int
    no: int

    @property
    def there(self) -> int:
        return self.yes + self.if_need_be


def standings(slots: Sequence[Slot], answers: Iterable[Mapping[str, Can]]) -> list[Standing]:
    """How each time stands, in the order of the times. An answer is what one person says, by ref of the time."""
    said = [[answer.get(slot.ref) for slot in slots] for answer in answers]
    columns = zip(*said, strict=True) if said else ([] for _ in slots)
    return [
        Standing(slot.ref, *(column.count(one) for one in Can))
        for slot, column in zip(slots, map(list, columns), strict=True)
    ]


def found(slots: Sequence[Slot], answers: Iterable[Mapping[str, Can]], now: datetime) -> str | None:
    """The time at which most are there, of those still to come; None when nobody is at any."""
    ahead = [slot for slot in slots if slot.starts_at > now]
    begins = dict(ahead)
    open_ones = [one for one in standings(ahead, answers) if one.there]
    best = min(open_ones, key=lambda one: (-one.there, -one.yes, begins[one.ref], one.ref), default=None)
    return best.ref if best else None
