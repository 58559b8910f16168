"""Small jobs that come round again."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.core.cache import cache

from eachother.foundation import chores


@pytest.fixture(autouse=True)
def _no_chores_yet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(chores, "_chores", {})
    monkeypatch.setattr(chores, "close_old_connections", lambda: None)
    cache.clear()
    yield


def test_once_in_each_while() -> None:
    done: list[str] = []

    @chores.chore(every=timedelta(hours=1))
    def tidy() -> None:
        done.append("tidied")

    chores.do_due()
    chores.do_due()
    assert done == ["tidied"]
    cache.clear()
    chores.do_due()
    assert done == ["tidied", "tidied"]


def test_what_each_process_does_for_itself_is_claimed_by_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chores, "_next_here", {})
    done: list[str] = []

    @chores.chore(every=timedelta(hours=1), in_each_process=True)
    def tidy() -> None:
        done.append("tidied")

    chores.do_due()
    cache.clear()
    chores.do_due()
    assert done == ["tidied"]
    monkeypatch.setattr(chores, "_next_here", {})  # as another process has it
    chores.do_due()
    assert done == ["tidied", "tidied"]


def test_one_that_fails_does_not_keep_the_others_waiting(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    @chores.chore(every=timedelta(hours=1))
    def breaks() -> None:
        raise RuntimeError

    @chores.chore(every=timedelta(hours=1))
    def tidy() -> None:
        done.append("tidied")

    with caplog.at_level(logging.ERROR):
        chores.do_due()
    assert done == ["tidied"]
    assert "breaks failed" in caplog.text


def test_it_stops_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chores, "ROUND_SECONDS", 0.01)
    done, stop = Event(), Event()
    chores.chore(every=timedelta(hours=1))(done.set)
    thread = Thread(target=chores.keep_up, args=(stop,))
    thread.start()
    assert done.wait(5)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
