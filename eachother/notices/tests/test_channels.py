"""A channel is one file. What it carries out of these pages says nothing of anybody unless they chose it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from eachother.notices import channels
from eachother.notices.actions import choose, keep_time, tell, tell_all
from eachother.notices.kinds import Kind
from eachother.notices.models import Told
from eachother.notices.tests.make import someone
from eachother.people.models import Block, Mute
from eachother.tests.somebody import signed_in_as

pytestmark = pytest.mark.django_db

PIGEON = """
class Pigeon:
    name = "pigeon"
    leaves = True
    brought = []

    def reaches(self, people):
        return people

    def deliver(self, letters):
        self.brought += letters


channel = Pigeon()
"""
Brought = list[tuple[int, str]]


@pytest.fixture
def brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Brought]:
    """What a second channel has brought: it is there as soon as its file is."""
    (tmp_path / "pigeon.py").write_text(PIGEON)
    monkeypatch.setattr(channels, "__path__", [*channels.__path__, str(tmp_path)])
    monkeypatch.setattr(channels, "_channels", {})
    channels.load()
    pigeon: Any = channels._channels["pigeon"]
    pigeon.brought = []
    yield pigeon.brought


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Callable[..., None]:
    def do(what: Callable[[], object]) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            what()

    return do


def test_there_is_one_channel_and_it_stays_here() -> None:
    assert list(channels._channels) == ["here"]
    assert not channels.any_leaves()


def test_a_second_one_is_one_file_and_says_nothing_of_anybody(
    wave: Kind, brought: Brought, committed: Callable[..., None]
) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    committed(lambda: tell(wren, wave.name, about=otter.ref, by=otter))
    committed(lambda: tell(wren, wave.name, about=otter.ref, by=otter))
    committed(lambda: tell_all([wren.pk, otter.pk], wave.name, about="a" * 16))
    assert brought == [(one.pk, "Something waits for you") for one in (wren, wren, otter)]


def test_unless_they_chose_it(wave: Kind, brought: Brought, committed: Callable[..., None]) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    keep_time(18, 6, names=True, by=wren)
    committed(lambda: tell(wren, wave.name, about=otter.ref, by=otter))
    keep_time(18, 6, names=False, by=wren)
    committed(lambda: tell(wren, wave.name, about="a" * 16, by=otter))
    assert brought == [(wren.pk, "Otter · tests.wave"), (wren.pk, "Something waits for you")]


def test_nothing_is_brought_before_its_hour(wave: Kind, brought: Brought, committed: Callable[..., None]) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    choose({wave.group.key: Told.WEEKLY}, by=wren)
    committed(lambda: tell(wren, wave.name, about=otter.ref, by=otter))
    assert brought == []


@pytest.mark.parametrize("line", [Block, Mute])
def test_nor_from_somebody_muted_or_blocked(
    wave: Kind, brought: Brought, committed: Callable[..., None], line: type[Block | Mute]
) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    line.objects.create(by=wren, other=otter)
    committed(lambda: tell(wren, wave.name, about=otter.ref, by=otter))
    assert brought == []


def test_the_page_asks_only_where_something_leaves(brought: Brought) -> None:
    wren = someone("Wren")
    assert "Something waits for you" in signed_in_as(wren).get("/me/notices").text


def test_and_otherwise_says_that_nothing_does() -> None:
    said = signed_in_as(someone("Wren")).get("/me/notices").text
    assert "nothing on a locked screen" in said
    assert "Something waits for you" not in said
