"""What may be done with a connection, by whom. Pure: asked by the action and by the button."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from eachother.connections.models import TRANSITIONS, Connection, Kind, Message, State
from eachother.people.models import Person

ONE_HELLO_IN = timedelta(days=30)
ASKED_AGAIN_AFTER = timedelta(days=30)
LEAST, MOST = 3, 12  # a few: with two there is a conversation already
DELETABLE = (Kind.HELLO, Kind.WORDS, Kind.QUIET)


@dataclass(frozen=True, slots=True)
class Between:
    """What is so between two people, as far as saying hello goes. `waiting` is one's own hello without an answer."""

    themselves: bool = False
    acquainted: bool = False
    open: Connection | None = None
    waiting: Connection | None = None
    last_hello_at: datetime | None = None


def why_no_hello(between: Between, now: datetime) -> str | None:
    """None when hello may be said. One hello is enough for a while: the next word is the other's."""
    if between.themselves:
        return "themselves"
    if between.open or between.waiting:
        return "already"
    if not between.acquainted:
        return "not-acquainted"
    if between.last_hello_at and now - between.last_hello_at < ONE_HELLO_IN:
        return "said-lately"
    return None


def seen_as(connection: Connection, person: Person) -> State:
    """How it stands, as this person is told: whoever said hello never learns that it was put aside."""
    if connection.state == State.DECLINED and connection.begun_by_id == person.pk:
        return State.PROPOSED
    return State(connection.state)


def has_left(connection: Connection, person: Person) -> bool:
    """Whether this person is the only one of two who is still here. The connection's members are loaded."""
    return not connection.is_few and all(other.left_at for other in connection.others(person))


def may_become(connection: Connection, state: State) -> bool:
    return state in TRANSITIONS[State(connection.state)]


def may_answer(connection: Connection, person: Person) -> bool:
    """'Come alongside' and 'Not now' are for the one who was greeted."""
    return connection.state == State.PROPOSED and connection.begun_by_id != person.pk


def may_pause(connection: Connection) -> bool:
    """Among a few nobody silences the others; each may be quiet."""
    return not connection.is_few and may_become(connection, State.PAUSED)


def may_resume(connection: Connection) -> bool:
    return connection.state == State.PAUSED


def may_end(connection: Connection, person: Person) -> bool:
    """Either may end it; a hello without an answer can be taken back by the one who said it."""
    unanswered = connection.state in (State.PROPOSED, State.DECLINED)
    if connection.is_few and not unanswered:
        return False  # who wants to go leaves, and the others go on
    return may_become(connection, State.ENDED) and (not unanswered or connection.begun_by_id == person.pk)


def may_say_last_words(connection: Connection, person: Person) -> bool:
    """With an ending, also out of a pause."""
    together = connection.state in (State.ALONGSIDE, State.PAUSED)
    return together and not connection.is_few and not has_left(connection, person)


def may_let_go(connection: Connection, person: Person) -> bool:
    """Of one's copy, once it is over."""
    ended = connection.state == State.ENDED and connection.alongside_at is not None
    return ended or has_left(connection, person)


def why_no_words(connection: Connection, person: Person) -> str | None:
    """None when something may be said or put on the table."""
    if has_left(connection, person):
        return "left"
    reasons = {State.PROPOSED: "waiting", State.PAUSED: "paused", State.DECLINED: "declined", State.ENDED: "ended"}
    return reasons.get(seen_as(connection, person))


def may_delete(message: Message, person: Person) -> bool:
    """One's own words, at any time, also after the end. What was agreed on stays as it was agreed."""
    return message.sender_id == person.pk and message.kind in DELETABLE and message.deleted_at is None


def may_name_day(connection: Connection, person: Person) -> bool:
    """To look again together, while there are two."""
    return connection.state in (State.ALONGSIDE, State.PAUSED) and not has_left(connection, person)


def may_leave(connection: Connection) -> bool:
    """A few, alone and at once."""
    return connection.is_few and connection.state == State.ALONGSIDE


def may_show_each_other(connection: Connection) -> bool:
    """How far they have read, that they write, a plan: for two, who have both said so."""
    return not connection.is_few and connection.state in (State.ALONGSIDE, State.PAUSED)


def has_room(connection: Connection, asked: int) -> bool:
    """Whether somebody more may be asked in, beside so many who are asked already."""
    return len(connection.present) + asked < MOST


def may_reopen(connection: Connection) -> bool:
    """Any clause, by anyone, at any time: a pause does not hold it back."""
    return connection.state in (State.ALONGSIDE, State.PAUSED)
