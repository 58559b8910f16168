"""What somebody shows only to people who share it, or after a mutual nod, is not to be inferred by anybody else.

Each world is played twice, as twins: in one Teal has lived something and veils it, in the other Teal has not. Whoever
is not meant to know (they say nothing; or claim it in secret, or from a hiding place, or Teal has blocked them; or Teal
shows it only after a nod) claims it, lets it go, looks at every page before, between and after, types it and looks for
it, on the same day and after others have looked and everybody has been counted afresh. Every page must be the same to
the letter, and every question that a page asks of the database, so that nothing is left that could take longer.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import zip_longest
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eachother.finding import actions, jobs
from eachother.finding.sights import sights
from eachother.finding.tests.make import hide, say, signed_in_as, someone
from eachother.people.actions import block, let_go, show, take_up
from eachother.people.models import Lived, Person, ShownTo

THING, TYPED = "A stay in hospital", "a STAY in hospital"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)
OPENLY, SHARERS, NODDED = ShownTo


@dataclass(frozen=True)
class Twins:
    """How Teal veils it, how the one who must not know claims it, and what stands between them."""

    veil: ShownTo
    claim: ShownTo | None
    blocked: bool = False
    hiding: bool = False
    others: bool = False  # somebody else shows it to everybody

    def __str__(self) -> str:
        said = [self.veil, f"claimed-{self.claim}" if self.claim else "unclaimed"]
        return "-".join(said + [word for word in ("blocked", "hiding", "others") if getattr(self, word)])


WORLDS = [
    Twins(SHARERS, None),
    Twins(SHARERS, NODDED),
    Twins(SHARERS, OPENLY, hiding=True),
    Twins(SHARERS, SHARERS, blocked=True),
    Twins(SHARERS, OPENLY, blocked=True),
    Twins(NODDED, None),
    Twins(NODDED, OPENLY),
    Twins(NODDED, SHARERS),
    Twins(NODDED, NODDED),
    Twins(SHARERS, None, others=True),
    Twins(SHARERS, NODDED, others=True),
    Twins(NODDED, OPENLY, others=True),
]


@pytest.mark.django_db
@pytest.mark.parametrize("world", WORLDS, ids=str)
def test_nothing_tells_what_is_veiled(world: Twins) -> None:
    pairs = zip_longest(all_that_is_seen(world, held=True), all_that_is_seen(world, held=False))
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


@pytest.mark.django_db
def test_whoever_is_meant_to_know_does_see_a_difference() -> None:
    """The test can fail: it sees what it looks for."""
    world = Twins(SHARERS, OPENLY)
    assert all_that_is_seen(world, held=True) != all_that_is_seen(world, held=False)


def all_that_is_seen(world: Twins, *, held: bool) -> list[str]:
    with twin(), time_machine.travel(MONDAY, tick=False) as clock:
        ash, teal, others = the_cast(world)
        if held:
            take_up(THING, by=teal, shown_to=world.veil)
        browser = signed_in_as(ash)
        seen = [*every_page(browser, teal), *claimed(browser, ash, teal, world)]
        for other in others:
            signed_in_as(other).get("/people")
        jobs.count_attention()
        jobs.count_and_weigh()
        clock.shift(A_DAY)
        seen += [*every_page(browser, teal), *claimed(browser, ash, teal, world)]
        if held:
            let_go(Lived.objects.get(person=teal, experience__name_key=THING.casefold()))
        return [*seen, *every_page(browser, teal)]


def the_cast(world: Twins) -> tuple[Person, Person, list[Person]]:
    """Ash must not know of Teal's. The others are like Teal, or share it, or fill the place."""
    ash = someone("Ash", "night shifts", "new in town", "a move", hours=4)
    teal = someone("Teal", "night shifts", "new in town")
    alike = someone("Sage", "night shifts", "new in town")
    sharing = someone("Reed", "night shifts", "a move")
    say(sharing, "A stay in hospital" if world.others else "something else", OPENLY)
    secret = someone("Moss", "a move")
    say(secret, "night shifts", SHARERS)
    crowd = [someone(f"Person {n}", "night shifts", f"thing {n % 3}", offers=n % 4) for n in range(9)]
    for person in (sharing, secret):
        actions.place(person)
    if world.blocked:
        block(ash, by=teal)
    if world.hiding:
        hide(ash)
    return ash, teal, [alike, sharing, secret, *crowd[:3]]


def claimed(browser: Client, ash: Person, teal: Person, world: Twins) -> Iterator[str]:
    """The thing is claimed as a browser does it, looked at, shown to others than before, and let go."""
    if world.claim is None:
        return
    yield of(browser.post("/me/experiences", {"name": TYPED, "shown_to": world.claim, "new": "1"}, follow=True).text)
    yield from every_page(browser, teal)
    mine = Lived.objects.get(person=ash, experience__name_key=TYPED.casefold())
    show(mine, to=NODDED, wording="")
    yield from every_page(browser, teal)
    let_go(mine)


def every_page(browser: Client, teal: Person) -> Iterator[str]:
    """Every page that may tell of Teal or of the vocabulary, and what each asked of the database."""
    for path in (
        "/people",
        "/people?page=2",
        f"/people/{teal.ref}",
        "/today",
        "/me/experiences",
        "/who-can-do-what",
    ):
        yield from asked(partial(browser.get, path))
    yield from asked(lambda: browser.post("/people/words", {"words": "hospital"}))
    for typed in ("a st", "hospitl"):
        yield from asked(partial(browser.post, "/me/experiences/suggestions", {"name": typed}))
    # Typed like it: either it is asked whether it is the same, or it is said and let go.
    near = browser.post("/me/experiences", {"name": "stay in a hospital", "shown_to": "nodded"}, follow=True)
    yield of(near.text)
    for mine in Lived.objects.filter(experience__name_key="stay in a hospital"):
        let_go(mine)


def asked(get: Callable[[], Any]) -> Iterator[str]:
    with CaptureQueriesContext(connection) as queries:
        response = get()
    yield f"{response.status_code} {of(response.text)}"
    yield from (statement(query["sql"]) for query in queries)


def statement(sql: str) -> str:
    """Without ids, which go on from those that were given out before, and signatures."""
    return re.sub(r"\d+", "n", re.sub(r"session_data\" = '[^']*'", "", of(sql)))


def of(text: str) -> str:
    """Without what is random in every answer: tokens and keys of 32 or 64 signs, and the ref of an experience."""
    text = re.sub(r"\b[A-Za-z0-9]{32}(?:[A-Za-z0-9]{32})?\b", "", text)
    text = re.sub(r"SAVEPOINT \S+", "SAVEPOINT", text)
    return re.sub(r"(/me/experiences/|wording-)[a-z2-7]{16}", r"\1", text)


@contextmanager
def twin() -> Iterator[None]:
    """A world that leaves nothing behind."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    sights.take()
    sights._noted.clear()
    with transaction.atomic(), patch("eachother.foundation.refs.secrets", Random(1)):
        yield
        transaction.set_rollback(True)
