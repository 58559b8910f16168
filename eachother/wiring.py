"""The one page where an upper room listens to a lower one. Nothing connects a signal anywhere else (a test says so).

Everything here runs inside the transaction of the verb that announced it: both happen, or neither. What `live` tells is
no verb of anybody, and comes in a thread of its own.
"""

from collections.abc import Collection
from itertools import combinations
from typing import Any

from eachother.connections import actions as connections
from eachother.connections import announcements as of_connections
from eachother.connections.models import Connection, State
from eachother.finding import actions as finding
from eachother.finding.models import Why
from eachother.journal import announcements as of_journal
from eachother.knocks import actions as knocks
from eachother.live import announcements as of_live
from eachother.notices import actions as notices
from eachother.people import actions as people
from eachother.people import announcements as of_people
from eachother.people.models import Experience, Invitation, Person


def connect() -> None:
    of_people.arrived.connect(see_in)
    of_live.came_or_went.connect(tell_of_presence)
    of_live.gone.connect(close_with_last_tab)
    of_people.described.connect(place)
    of_people.united.connect(go_on_as_one)
    of_people.blocked.connect(part)
    of_people.left.connect(come_or_go)
    of_people.came_back.connect(come_or_go)
    of_people.powers_changed.connect(tell_of_powers)
    of_connections.hello_said.connect(tie_while_asked)
    of_connections.came_alongside.connect(tie)
    of_connections.parted.connect(untie)
    of_journal.plan_thrown_away.connect(take_plans_back)


def see_in(person: Person, invitation: Invitation | None, **_: Any) -> None:
    """They have a place among those who are found by words. Whoever had knocked is in, and what they wrote at the door
    goes."""
    finding.put_words(person)
    if invitation:
        knocks.has_come_in(invitation)


def tell_of_presence(person_id: int, **_: Any) -> None:
    """Whoever is alongside sees in the open conversation that the other has come or gone."""
    connections.tell_of_presence(person_id)


def close_with_last_tab(person_id: int, **_: Any) -> None:
    """Who is open to company only while they have a page open is so no longer."""
    people.close_with_last_tab(person_id)


def place(person: Person, **_: Any) -> None:
    """Whoever says something new about themselves is found by it."""
    finding.place(person)
    finding.put_words(person)


def go_on_as_one(gone: Experience, kept: Experience, people: Collection[int], **_: Any) -> None:
    """Whoever was found, or knocked, by the name that goes is so by the one that stays."""
    finding.unite(gone, kept, people)
    knocks.go_on_as(gone, kept)


def part(by: Person, other: Person, **_: Any) -> None:
    """After a block nothing is left between the two: no nod, no connection, nothing that waits."""
    finding.part(by, other)
    connections.part(by, other)
    notices.forget_between(by, other)


def tie_while_asked(connection: Connection, **_: Any) -> None:
    """Those between whom a hello is on its way need not be brought in sight of each other."""
    for one, other in pairs(connection):
        finding.tie(one, other, Why.HELLO)


def tell_of_powers(person: Person, *, said: bool, **_: Any) -> None:
    """Whoever is alongside knows what power the other carries, as soon as it changes."""
    connections.tell_of_powers(person, said=said)


def come_or_go(person: Person, **_: Any) -> None:
    """Whoever has left is found by nobody, and whoever stays after all is found again."""
    finding.place(person)
    finding.put_words(person)
    connections.tell_of(person)


def tie(connection: Connection, **_: Any) -> None:
    """Nor those who talk already."""
    for one, other in pairs(connection):
        finding.tie(one, other, Why.ALONGSIDE)
        finding.untie(one, other, Why.HELLO)


def untie(connection: Connection, **_: Any) -> None:
    """When it is over they may find each other again. A hello put aside stays tied: whoever said it must not notice."""
    if connection.state == State.DECLINED:
        return
    for one, other in pairs(connection):
        for why in Why:
            finding.untie(one, other, why)


def take_plans_back(person: Person, **_: Any) -> None:
    """A plan that is thrown away is shown to nobody any more."""
    connections.take_plans_back(person)


def pairs(connection: Connection) -> list[tuple[Person, Person]]:
    return list(combinations(Person.objects.filter(pk__in=connection.member_ids).order_by("pk"), 2))
