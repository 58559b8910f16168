"""Wren and Otter are in the circle, Juniper is too; Heron is not."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from eachother.circles import actions as circles
from eachother.circles import parts
from eachother.circles.models import Acts, Circle, Says
from eachother.live.hub import hub
from eachother.people.models import Person
from eachother.talk.models import Thread
from eachother.talk.tests import make


@pytest.fixture
def wren(db: None) -> Person:
    return make.someone("Wren")


@pytest.fixture
def otter(db: None) -> Person:
    return make.someone("Otter")


@pytest.fixture
def juniper(db: None) -> Person:
    return make.someone("Juniper")


@pytest.fixture
def heron(db: None) -> Person:
    return make.someone("Heron")


@pytest.fixture
def kitchen(wren: Person, otter: Person, juniper: Person) -> Circle:
    """Only who is in it may read."""
    return make.a_circle(wren, otter, juniper)


@pytest.fixture
def thread(kitchen: Circle, otter: Person) -> Thread:
    return make.a_thread(kitchen, by=otter)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Whom the hub was to tell of what, at once instead of after the commit that no test comes to."""
    heard: list[Any] = []
    monkeypatch.setattr(hub, "tell", lambda whom, topics: heard.append((set(whom), topics)))
    monkeypatch.setattr(transaction, "on_commit", lambda do, robust=False: do())
    yield heard


@pytest.fixture
def unnamed(kitchen: Circle, wren: Person, otter: Person, juniper: Person) -> Circle:
    """They have agreed that one may write without one's name."""
    words = "One may write without one's name."
    clause = circles.propose(kitchen, words, part=next(iter(parts.KEYS)), by=wren, acts=Acts.UNNAMED)
    for person in (otter, juniper):
        circles.answer(clause, Says.YES, "", number=1, by=person)
    return kitchen
