"""What every room knows of a person, and how it forgets them. Each says so here when it is ready (AppConfig.ready)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from eachother.people.models import Person


def _never(person: Person) -> bool:
    return False


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Room:
    """How one room does both, in its `portability.py`.

    `export` gives what the person may take along: plain JSON, public refs only, nothing that others keep to themselves.
    `erase` leaves nothing of theirs in this room, but for what belongs to others as well; while there is such a thing
    `holds` says so, and a nameless row of the person stays (see Person). `clear` throws away what stayed for others
    without a name, once there are no others. All three may be done twice. `script` is a module that opens in the
    person's own browser what is sealed (see `people/take_along.js`), `words` a template of what it says.
    """

    name: str
    export: Callable[[Person], dict[str, Any]]
    erase: Callable[[Person], None]
    holds: Callable[[Person], bool] = _never
    script: str = ""
    words: str = ""
    clear: Callable[[], None] = _nothing


_rooms: dict[str, Room] = {}


def register(room: Room) -> None:
    _rooms[room.name] = room


def rooms() -> list[Room]:
    """The lowest floor first. Who forgets somebody begins at the other end."""
    return list(_rooms.values())


def export(person: Person) -> dict[str, dict[str, Any]]:
    """All that the server can read of what is this person's, by room."""
    return {room.name: known for room in rooms() if (known := room.export(person))}
