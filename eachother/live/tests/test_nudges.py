"""Nudges leave after the commit, and only then."""

import pytest
from django.db import transaction

from eachother.live import nudges
from eachother.live.hub import Hub

Told = list[tuple[frozenset[int], tuple[str, ...]]]


class Overheard(Hub):
    def __init__(self) -> None:
        super().__init__()
        self.told: Told = []
        self.ended: list[int] = []

    def tell(self, people: object, topics: object) -> None:
        self.told.append((people, topics))  # type: ignore[arg-type]

    def end(self, person_id: int) -> None:
        self.ended.append(person_id)


@pytest.fixture
def overheard(monkeypatch: pytest.MonkeyPatch) -> Overheard:
    hub = Overheard()
    monkeypatch.setattr(nudges, "hub", hub)
    return hub


@pytest.mark.django_db(transaction=True)
def test_after_the_commit(overheard: Overheard) -> None:
    with transaction.atomic():
        nudges.nudge([1, 2, 2], "today", "alongside:abcdefgh23456723")
        assert overheard.told == []
    assert overheard.told == [(frozenset({1, 2}), ("today", "alongside:abcdefgh23456723"))]


@pytest.mark.django_db(transaction=True)
def test_never_when_it_was_undone(overheard: Overheard) -> None:
    with pytest.raises(ValueError), transaction.atomic():
        nudges.nudge([1], "today")
        raise ValueError
    assert overheard.told == []


@pytest.mark.django_db(transaction=True)
def test_streams_are_ended_after_the_commit(overheard: Overheard) -> None:
    with transaction.atomic():
        nudges.close_streams(7)
        assert overheard.ended == []
    assert overheard.ended == [7]


@pytest.mark.parametrize("topic", ["", "Today", "today\n\ndata: x", "alongside:ABC", "alongside:", "a b"])
def test_a_topic_is_a_word_and_perhaps_a_ref(topic: str) -> None:
    with pytest.raises(ValueError, match="A topic is"):
        nudges.nudge([1], topic)
