"""What one process does with what others say."""

from collections.abc import Iterable
from typing import Any

import pytest

from eachother.live import presence, station
from eachother.live.hub import Hub

WREN, JUNIPER = 1, 2
Done = list[tuple[str, Any, Any]]


class Told(Hub):
    def __init__(self) -> None:
        super().__init__()
        self.done: Done = []

    def tell(self, people: Any, topics: Iterable[str]) -> None:
        self.done.append(("tell", people, list(topics)))

    def end(self, person_id: int) -> None:
        self.done.append(("end", person_id, None))


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Told:
    told, there = Told(), presence.Elsewhere()
    monkeypatch.setattr(station, "hub", told)
    monkeypatch.setattr(station, "elsewhere", there)
    monkeypatch.setattr(presence, "elsewhere", there)
    return told


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ({"tell": [WREN], "topics": ["today"]}, ("tell", {WREN}, ["today"])),
        ({"end": WREN}, ("end", WREN, None)),
        ({"missed": True}, ("tell", None, ["*"])),
    ],
)
def test_it_does_what_the_other_says(hub: Told, said: dict[str, Any], done: tuple[str, Any, Any]) -> None:
    station._hear({"from": "p2", **said})
    assert hub.done == [done]


def test_it_knows_who_is_here_elsewhere(hub: Told) -> None:
    station._hear({"from": "p2", "here": [WREN]})
    station._hear({"from": "p3", "came": JUNIPER})
    assert presence.here([WREN, JUNIPER, 3]) == {WREN, JUNIPER}
    station._hear({"from": "p2", "went": WREN})
    assert presence.here([WREN, JUNIPER]) == {JUNIPER}


def test_a_word_of_a_later_release_is_let_pass(hub: Told) -> None:
    station._hear({"from": "p2", "sing": True})
    assert hub.done == []
