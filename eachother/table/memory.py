"""Tables in the memory of one process, which is all there is of them: no cache that could be put on a disk, no file."""

from collections import defaultdict
from collections.abc import Callable
from threading import Lock

from eachother.table.seats import KEPT_SECONDS, LINES_AT_MOST, Line, Seat


class Memory:
    """`Tables` of this process alone."""

    def __init__(self) -> None:
        self._lines: defaultdict[str, list[Line]] = defaultdict(list)
        self._seats: defaultdict[str, dict[int, Seat]] = defaultdict(dict)
        self._lock = Lock()

    def put(self, circle: str, line: Line) -> bool:
        with self._lock:
            lines = self._lines[circle]
            if any(line.person_id == one.person_id and line.once == one.once for one in lines):
                return False
            lines.append(line)
            del lines[:-LINES_AT_MOST]
            return True

    def lines(self, circle: str, now: float) -> list[Line]:
        with self._lock:
            return [line for line in self._lines.get(circle, ()) if line.at > now - KEPT_SECONDS]

    def take_back(self, circle: str, person_id: int, once: str | None = None) -> None:
        with self._lock:
            self._keep_lines(circle, lambda line: line.person_id != person_id or once not in (None, line.once))

    def sit(self, circle: str, person_id: int, seat: Seat) -> None:
        with self._lock:
            self._seats[circle][person_id] = seat

    def seats(self, circle: str, now: float) -> dict[int, Seat]:
        with self._lock:
            there = [(person, seat) for person, seat in self._seats.get(circle, {}).items() if seat.until > now]
        return dict(sorted(there, key=lambda one: one[1].since))

    def get_up(self, circle: str, person_id: int) -> bool:
        with self._lock:
            return self._seats.get(circle, {}).pop(person_id, None) is not None

    def where(self, person_id: int) -> set[str]:
        with self._lock:
            return {circle for circle, seats in self._seats.items() if person_id in seats}

    def forget(self, person_id: int) -> None:
        with self._lock:
            for circle in list(self._lines):
                self._keep_lines(circle, lambda line: line.person_id != person_id)
            for seats in self._seats.values():
                seats.pop(person_id, None)

    def sweep(self, now: float) -> None:
        with self._lock:
            for circle in list(self._lines):
                self._keep_lines(circle, lambda line: line.at > now - KEPT_SECONDS)
            for circle, seats in list(self._seats.items()):
                self._seats[circle] = {person: seat for person, seat in seats.items() if seat.until > now}
                if not self._seats[circle]:
                    del self._seats[circle]

    def _keep_lines(self, circle: str, keeps: Callable[[Line], bool]) -> None:
        kept = [line for line in self._lines.get(circle, ()) if keeps(line)]
        if kept:
            self._lines[circle] = kept
        else:
            self._lines.pop(circle, None)
