"""Who is here now: whoever has a stream open, in this process or in another one."""

from collections.abc import Iterable
from time import monotonic

from eachother.live.hub import LINGER_SECONDS, hub

FORGOTTEN_SECONDS = 60.0  # a process that has not been heard for so long has gone


class Elsewhere:
    """Who is here in other processes, as these have told."""

    def __init__(self) -> None:
        self._people: dict[str, tuple[set[int], float]] = {}

    def told(self, process: str, people: Iterable[int]) -> None:
        self._people[process] = (set(people), monotonic())

    def came(self, process: str, person_id: int) -> None:
        self._people.setdefault(process, (set(), monotonic()))[0].add(person_id)

    def went(self, process: str, person_id: int) -> None:
        self._people.get(process, (set(), 0.0))[0].discard(person_id)

    def __contains__(self, person_id: int) -> bool:
        since = monotonic() - FORGOTTEN_SECONDS
        return any(person_id in people for people, heard in list(self._people.values()) if heard > since)

    def forget(self) -> None:
        self._people.clear()


elsewhere = Elsewhere()


def here(person_ids: Iterable[int]) -> set[int]:
    """Those of these people who are here now. Known in memory: asking costs no query."""
    return {person for person in person_ids if _is_here(person) or person in elsewhere}


def here_in_this_process() -> list[int]:
    return [*hub.streams, *hub.lingering]


def _is_here(person_id: int) -> bool:
    return person_id in hub.streams or hub.lingering.get(person_id, -LINGER_SECONDS) > monotonic()
