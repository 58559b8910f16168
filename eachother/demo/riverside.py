"""Fills an empty community with the life of Riverside."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from eachother.demo import (
    circle_talk,
    circles,
    clauses,
    decisions,
    exchange,
    few,
    gatherings,
    knocks,
    newcomers,
    plans,
    questions,
    reading,
    record,
    stories,
    talk,
    turns,
    waiting,
)
from eachother.demo.keys import Inhabitant, accounts_for, hand_out
from eachother.demo.people import move_in
from eachother.demo.shapes import Alongside, Talk
from eachother.demo.ties import tie_together
from eachother.finding.actions import place, put_words
from eachother.people.models import Person

# Anybody may be one of these three. The passphrases are known to all, and good for nothing but the demo.
PASSPHRASES = {
    "Wren": "lantern harbor cobweb velvet bonfire drizzle",
    "Juniper": "walnut hammock skylight barley clover gumdrop",
    "Sorrel": "acorn ribbon cabbage dandelion wagon pebble",
}


class DemoPerson(NamedTuple):
    """Somebody whom whoever tries the demo can be."""

    name: str
    passphrase: str


class NotEmptyError(Exception):
    """There are people here already: Riverside would be mixed up with them."""


@transaction.atomic
def fill(address: str | None = None) -> list[DemoPerson]:
    """Make up Riverside for this address (or the one in the settings), in an empty database. Says who one can be.

    Raises NotEmptyError, and LifeError when something in `lives/` does not fit.
    """
    if Person.objects.exists():
        raise NotEmptyError
    lives, now = reading.read(), timezone.now()
    accounts = accounts_for([life.name for life in lives.people], PASSPHRASES, address or settings.ADDRESS)
    people = move_in(lives.people, accounts, now)
    tie_together(lives, people, now)
    pairs = [_talk(connection, lives.talks[connection.talk], people, now) for connection in lives.connections]
    for together, said in lives.few:
        few.play(together, said, people, now)
    hand_out(people.values(), doors=PASSPHRASES)
    for one in people.values():
        place(one.person)
        put_words(one.person)
    record.write(lives.record, now)
    knocks.knock(lives.knocks, people, now)
    questions.ask(lives.questions, people, now)
    plans.write(lives.plans, people, pairs, now)
    plans.write_leaves(lives.leaves, people, now)
    gathered = circles.gather(lives.circles, people, now)
    circle_talk.say(lives.threads, gathered, people, now)
    turns.take(lives.tasks, gathered, people, now)
    exchange.put_up(lives.slips, people, gathered, now)
    gatherings.arrange(lives.gatherings, people, gathered, now)
    stories.tell(lives.stories, people, gathered, now)
    decisions.decide(lives.decisions, gathered, people, now)
    newcomers.welcome(people)
    waiting.go_by_choices(lives.people, people)
    return [DemoPerson(name, passphrase) for name, passphrase in PASSPHRASES.items()]


def _talk(one: Alongside, said: Talk, people: Mapping[str, Inhabitant], now: datetime) -> talk.Pair:
    """All that two people have said to each other and agreed."""
    first, second = people[one.first], people[one.second]
    first.account.pin(second.account)
    second.account.pin(first.account)
    pair = talk.meet(one, first, second)
    drafts = clauses.drafts_of(said.clauses, pair, now)
    letters = [*talk.letters_of(said.said, pair, now), *(letter for draft in drafts for letter in draft.letters)]
    talk.seal(letters, pair, now)
    clauses.settle(drafts, pair)
    waiting.tell(pair, letters)
    return pair
