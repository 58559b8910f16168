"""Blocked, neither exists for the other: anywhere, in either direction, as if they had never been."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.utils import timezone

from eachother.connections.tests import make
from eachother.live.hub import hub
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people import actions
from eachother.people.models import Person
from eachother.tests import blocking
from eachother.tests.aside import ASIDE
from eachother.tests.blocking import Neighbours, plain, trace_of, undone
from eachother.tests.goes_on import GOES_ON
from eachother.tests.test_everybody_everywhere import LINES

pytestmark = pytest.mark.django_db
# Where the one who has drawn the line reads whom they have blocked.
READS_THEIR_OWN_LINE = {"people:boundaries", "people:hidden-words", "people:about"}
# Whoever has blocked somebody may press it again, and may lift it.
KNOWS_THEIR_OWN_LINE = {"people:block", "people:unblock"}


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Any:
    with time_machine.travel(timezone.now(), tick=False):
        house = blocking.neighbours()
        monkeypatch.setitem(hub.streams, house.otter.person.pk, [])
        yield house


def seen(house: Neighbours, refs: dict[str, str], methods: Iterable[str] = ("GET", "POST")) -> dict[str, str]:
    """What Wren is answered at every address there is."""
    answers = {}
    caches["limits"].clear()
    with undone():
        browser = make.signed_in_as(house.wren)
        for line in LINES:
            if blocking.OF_ONE_ALONE.search(line.address):
                continue
            address = line.address.format(**refs)
            for method in methods:
                for accept in ("text/html", "application/json"):
                    with undone():
                        answer = make.in_a_new_window(browser).generic(method, address, headers={"accept": accept})
                        answers[f"{line.name} {method} {line.address} {accept}"] = plain(answer, refs)
    return answers


def come(house: Neighbours, monkeypatch: pytest.MonkeyPatch) -> tuple[make.Peer, make.Alongside]:
    juniper, between = blocking.juniper_comes(house)
    monkeypatch.setitem(hub.streams, juniper.person.pk, [])
    return juniper, between


def block(house: Neighbours, juniper: make.Peer, by: str) -> None:
    one, other = (house.wren, juniper) if by == "wren" else (juniper, house.wren)
    actions.block(other.person, by=one.person)


def test_every_address_is_looked_at_or_about_oneself() -> None:
    """Say in `blocking.Neighbours.theirs` whose a new ref is."""
    known = set(blocking.neighbours().theirs(None, None))
    asked = {
        ref
        for line in LINES
        if not blocking.OF_ONE_ALONE.search(line.address)
        for ref in re.findall(r"{(\w+)}", line.address)
    }
    assert asked <= known


def test_everything_there_can_be_between_two_is_there(house: Neighbours, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do in `blocking.everything_between` what a new table or notice is for, so that we see that nothing is left."""
    juniper, _between = come(house, monkeypatch)
    missing = [
        name
        for model, field in blocking.references()
        if (name := f"{model._meta.label}.{field.name}") not in ASIDE
        and not model._default_manager.filter(**{field.name: juniper.person.pk}).exists()
    ]
    assert missing == [], "…or say in `aside.py` why it need not be there"
    for person in (house.wren.person, juniper.person):
        told = set(Notice.objects.filter(person=person).values_list("kind", flat=True))
        assert told == {kind.name for kind in kinds.registered()}


def test_before_the_line_she_is_all_over_the_place(house: Neighbours, monkeypatch: pytest.MonkeyPatch) -> None:
    """…or the tests below would see nothing."""
    juniper, between = come(house, monkeypatch)
    pages = seen(house, house.theirs(None, None), ["GET"])
    names = {place.split()[0] for place, text in pages.items() if trace_of(juniper, text)}
    assert names >= {
        "home:today", "home:waiting", "home:alongside", "home:here", "home:powers", "people:about",
        "connections:alongside",
    }  # fmt: skip
    hers = seen(house, house.theirs(juniper, between), ["GET"])
    names |= {place.split()[0] for place, text in hers.items() if trace_of(juniper, text)}
    assert names >= {"people:person", "people:mute", "people:block", "connections:talk", "connections:end"}


def test_afterwards_there_is_no_trace_of_her(house: Neighbours, monkeypatch: pytest.MonkeyPatch) -> None:
    before = seen(house, house.theirs(None, None))
    juniper, between = come(house, monkeypatch)
    for by in ("wren", "juniper"):
        with undone():
            block(house, juniper, by)
            mine = READS_THEIR_OWN_LINE | KNOWS_THEIR_OWN_LINE if by == "wren" else set()
            after = seen(house, house.theirs(juniper, between))
        left = {place: trace_of(juniper, text) for place, text in after.items() if place.split()[0] not in mine}
        assert {place: trace for place, trace in left.items() if trace} == {}, f"blocked by {by}"
        changed = [place for place, text in after.items() if text != before[place] and place.split()[0] not in mine]
        assert changed == [], "\n".join(
            [f"blocked by {by}", *(_difference(before[place], after[place]) for place in changed)]
        )


@pytest.mark.parametrize("by", ["wren", "juniper"])
def test_nor_is_either_told_of_what_the_other_does(
    house: Neighbours,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
    by: str,
) -> None:
    juniper, _between = come(house, monkeypatch)
    block(house, juniper, by)
    told: list[set[int]] = []
    for verb in ("tell", "whisper"):
        monkeypatch.setattr(hub, verb, lambda people, topics: told.append(set(people)))
    for one, other in ((juniper, house.wren), (house.wren, juniper)):
        for what, do in GOES_ON.items():
            told.clear()
            with undone(), django_capture_on_commit_callbacks(execute=True):
                do(Person.objects.get(pk=one.person.pk), house.heron.person)
            assert not any(other.person.pk in people for people in told), what


def _difference(before: str, after: str) -> str:
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return "\n".join(f"- {one}\n+ {other}" for one, other in pairs if one != other)[:2000]
