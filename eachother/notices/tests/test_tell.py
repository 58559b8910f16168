"""Telling a person that something waits, and that it no longer does."""

import pytest

from eachother.notices.actions import forget_between, settle, tell
from eachother.notices.kinds import Kind
from eachother.notices.models import Notice
from eachother.notices.tests.make import someone

pytestmark = pytest.mark.django_db


def test_it_waits_for_the_one_who_was_told(wave: Kind) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    tell(wren, wave.name, about=otter.ref, by=otter)
    assert [(notice.person, notice.by) for notice in Notice.objects.all()] == [(wren, otter)]


def test_told_twice_it_is_one_notice_and_keeps_its_time(wave: Kind) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    first = tell(wren, wave.name, about=otter.ref, by=otter)
    assert first
    assert tell(wren, wave.name, about=otter.ref, by=otter) == first
    assert Notice.objects.get().created_at == first.created_at


def test_a_kind_that_no_room_has_registered_is_a_mistake() -> None:
    with pytest.raises(LookupError, match="nobody's"):
        tell(someone("Wren"), "nobody's", about="a" * 16)


def test_settled_it_goes_and_the_others_stay(wave: Kind, letter: Kind) -> None:
    wren, otter, heron = someone("Wren"), someone("Otter"), someone("Heron")
    tell(wren, wave.name, about=otter.ref, by=otter)
    tell(wren, wave.name, about=heron.ref, by=heron)
    tell(wren, letter.name, about=otter.ref, by=otter)
    tell(otter, wave.name, about=otter.ref, by=heron)
    settle(wren, wave.name, about=otter.ref)
    assert set(Notice.objects.values_list("person__name", "kind", "by__name")) == {
        ("Wren", "tests.wave", "Heron"),
        ("Wren", "tests.letter", "Otter"),
        ("Otter", "tests.wave", "Heron"),
    }


def test_a_whole_kind_can_be_settled(wave: Kind, letter: Kind) -> None:
    wren, otter, heron = someone("Wren"), someone("Otter"), someone("Heron")
    for other in (otter, heron):
        tell(wren, wave.name, about=other.ref, by=other)
    tell(wren, letter.name, about=otter.ref, by=otter)
    settle(wren, wave.name)
    assert Notice.objects.get().kind == "tests.letter"


def test_after_a_block_nothing_of_either_waits_for_the_other(wave: Kind) -> None:
    wren, otter, heron = someone("Wren"), someone("Otter"), someone("Heron")
    tell(wren, wave.name, about=otter.ref, by=otter)
    tell(otter, wave.name, about=wren.ref, by=wren)
    tell(wren, wave.name, about=heron.ref, by=heron)
    forget_between(wren, otter)
    assert Notice.objects.get().by == heron


def test_open_pages_are_told_only_when_something_changed(wave: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[list[int], str]] = []
    for place in ("actions.telling", "channels.here"):
        monkeypatch.setattr(f"eachother.notices.{place}.nudge", lambda *said: told.append((list(said[0]), said[1])))
    wren, otter = someone("Wren"), someone("Otter")
    settle(wren, wave.name)
    assert told == []
    tell(wren, wave.name, about=otter.ref, by=otter)
    tell(wren, wave.name, about=otter.ref, by=otter)
    assert told == [([wren.pk], "today")]
    settle(wren, wave.name)
    assert told == [([wren.pk], "today")] * 2
