"""The one page where an upper room listens to a lower one. Nothing connects a signal anywhere else (a test says so).

Everything here runs inside the transaction of the verb that announced it: both happen, or neither. What `live` tells is
no verb of anybody, and comes in a thread of its own.
"""

from collections.abc import Collection
from itertools import combinations
from typing import Any

from eachother.circles import actions as circles
from eachother.circles import announcements as of_circles
from eachother.circles.models import Circle
from eachother.connections import actions as connections
from eachother.connections import announcements as of_connections
from eachother.connections.models import Connection, State
from eachother.decisions import actions as decisions
from eachother.exchange import actions as exchange
from eachother.finding import actions as finding
from eachother.finding.models import Why
from eachother.gatherings import actions as gatherings
from eachother.journal import announcements as of_journal
from eachother.knocks import actions as knocks
from eachother.live import announcements as of_live
from eachother.notices import actions as notices
from eachother.people import actions as people
from eachother.people import announcements as of_people
from eachother.people.models import Experience, Invitation, Person
from eachother.stories import actions as stories
from eachother.table import actions as table
from eachother.talk import actions as talk
from eachother.turns import actions as turns


def connect() -> None:
    of_people.arrived.connect(see_in)
    of_live.came_or_went.connect(tell_of_presence)
    of_live.gone.connect(close_with_last_tab)
    of_people.described.connect(place)
    of_people.united.connect(go_on_as_one)
    of_people.blocked.connect(part)
    of_people.left.connect(come_or_go)
    of_people.left.connect(step_back)
    of_people.came_back.connect(come_or_go)
    of_people.powers_changed.connect(tell_of_powers)
    of_connections.hello_said.connect(tie_while_asked)
    of_connections.came_alongside.connect(tie)
    of_connections.parted.connect(untie)
    of_journal.plan_thrown_away.connect(take_plans_back)
    of_circles.left.connect(leave_circle)
    of_circles.closed_to_others.connect(close_circle)


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
    """Who is open to company only while they have a page open is so no longer, and sits at no table."""
    people.close_with_last_tab(person_id)
    table.get_up_everywhere(person_id)


def place(person: Person, **_: Any) -> None:
    """Whoever says something new about themselves is found by it, and whoever is new is welcomed by it."""
    finding.place(person)
    finding.put_words(person)
    finding.welcome(person)


def go_on_as_one(gone: Experience, kept: Experience, people: Collection[int], **_: Any) -> None:
    """Whoever was found, or knocked, by the name that goes is so by the one that stays; so is what gathers round it."""
    finding.unite(gone, kept, people)
    knocks.go_on_as(gone, kept)
    circles.go_on_as(gone, kept)
    stories.go_on_as(gone, kept)


def part(by: Person, other: Person, **_: Any) -> None:
    """After a block nothing is left between the two: no nod, no connection, no offer, no answer, nothing that waits."""
    finding.part(by, other)
    connections.part(by, other)
    circles.part(by, other)
    turns.part(by, other)
    exchange.part(by, other)
    gatherings.part(by, other)
    stories.part(by, other)
    notices.forget_between(by, other)


def tie_while_asked(connection: Connection, **_: Any) -> None:
    """Those between whom a hello is on its way need not be brought in sight of each other. What they were to settle
    about an ask or an offer is settled there."""
    exchange.begin_from(connection)
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


def step_back(person: Person, **_: Any) -> None:
    """Whoever is leaving holds up no task and no decision and keeps no seat while they think it over; their calendars
    are closed."""
    turns.lay_all_down(person)
    decisions.step_back(person)
    gatherings.step_back(person)


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


def leave_circle(circle: Circle, person: Person, *, takes_words: bool, **_: Any) -> None:
    """Whoever has left a circle is not at its table, has no turn and no voice there, comes to none of its gatherings,
    asks and offers nothing there and follows none of its threads. Their words and stories go along if they said so."""
    table.go(circle, person, takes_words=takes_words)
    turns.go(circle, person)
    decisions.leave_circle(circle, person, takes_words=takes_words)
    exchange.leave_circle(circle, by=person, takes_words=takes_words)
    gatherings.leave_circle(circle, person, takes_words=takes_words)
    stories.leave_circle(circle, by=person, takes_words=takes_words)
    talk.forget_in(circle, person)
    if takes_words:
        talk.take_along(circle, by=person)


def close_circle(circle: Circle, **_: Any) -> None:
    """Only who is in it may read there from now on: all others are out of what they had there."""
    exchange.close_circle(circle)
    gatherings.close_circle(circle)
    talk.close_circle(circle)


def pairs(connection: Connection) -> list[tuple[Person, Person]]:
    return list(combinations(Person.objects.filter(pk__in=connection.member_ids).order_by("pk"), 2))
