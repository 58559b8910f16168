"""A front with streams, and browsers that listen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eachother.front.tests.running import Running, running
from eachother.live.tests.listening import Listening

Listen = Callable[..., Listening]


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as house:
        yield house


@pytest.fixture
def listen(front: Running) -> Iterator[Listen]:
    """`listen(3)` is a browser of the person 3 that has its stream open."""
    opened: list[Listening] = []

    def begin(person_id: int | None = None, query: str = "", **headers: str) -> Listening:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if person_id is not None:
            given["Cookie"] = f"person={person_id}"
        opened.append(Listening(front.port, front.netloc, given, query))
        return opened[-1]

    yield begin
    for each in opened:
        each.close()
