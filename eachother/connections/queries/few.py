"""A few: those whom one is a few with, who is asked, and by whose word."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from eachother.connections.models import UNTOLD, Approval, Asking, Connection, Epoch, Kind, Member, Message, State
from eachother.connections.queries.keys import identities_of
from eachother.connections.queries.messages import Sent
from eachother.connections.queries.one import connection_for
from eachother.people.models import Block, Person, PowersOf
from eachother.vault.encoding import to_base64
from eachother.web.paging import Paged, paged

AT_ONCE = 50
ON_A_PAGE = 20


class Few(NamedTuple):
    """A few, as one of them sees it in a list: the server knows no name for it, only who is there."""

    ref: str
    state: State
    names: list[str]
    faces: list[Person]
    last_at: datetime
    unread: bool
    mine: bool


class Asked(NamedTuple):
    """Somebody who is asked in. `words`: who has given theirs for the next epoch, ref → signature."""

    asking: Asking
    words: dict[str, bytes]


def those_alongside(person: Person) -> list[Person]:
    """With whom this person talks, just the two of them: whom they can ask. One query."""
    together = Connection.objects.of(person).of_two().filter(state=State.ALONGSIDE)
    beside = Member.objects.filter(connection__in=together).exclude(person=person)
    return list(Person.objects.filter(pk__in=beside.values("person"), left_at=None).order_by("name_key"))


def few_for(person: Person, *states: State) -> list[Few]:
    """Those that this person is in, the liveliest first. Two queries."""
    return [_few(connection, person) for connection in _few_of_theirs(person).filter(state__in=states or tuple(State))]


def few_page(person: Person, number: int) -> Paged[Few]:
    """The same, a page at a time. Two queries."""
    found = paged(_few_of_theirs(person), number, size=ON_A_PAGE)
    return Paged([_few(one, person) for one in found.rows], found.number, found.before, found.next)


def _few_of_theirs(person: Person) -> QuerySet[Any, Any]:
    read_to = Member.objects.filter(connection=OuterRef("connection"), person=person).values("read_to")
    unread = (
        Message.objects.filter(connection=OuterRef("pk"), deleted_at=None, place__gt=Subquery(read_to))
        .exclude(sender=person)
        .exclude(kind__in=UNTOLD)
    )
    theirs = Connection.objects.of(person).of_few().with_members()
    return theirs.annotate(unread=Exists(unread)).order_by("-last_at", "-pk")


def _few(connection: Any, person: Person) -> Few:
    return Few(
        ref=connection.ref,
        state=State(connection.state),
        names=[other.called for other in connection.others(person)],
        faces=connection.others(person),
        last_at=connection.last_at,
        unread=connection.unread,
        mine=connection.begun_by_id == person.pk,
    )


def asked_in(person: Person) -> list[Asking]:
    """Where this person is asked to come in. One query."""
    return list(_askings_of(person).order_by("-pk")[:AT_ONCE])


def asking_for(person: Person, ref: str) -> Asking:
    """Their own asking in this connection, else 404."""
    asking = _askings_of(person).filter(connection__ref=ref).first()
    if asking is None:
        raise Http404
    return asking


def few_of(person: Person, ref: str) -> Connection:
    """A few that this person is in, else 404, also where it is a conversation of two."""
    connection = connection_for(person, ref)
    if not connection.is_few:
        raise Http404
    return connection


def those_asked(connection: Connection) -> list[Asking]:
    """Who is asked, or is to be, and what power each `carries`. One query."""
    open_ = Asking.objects.open().filter(connection=connection, person__left_at=None)
    return list(open_.select_related("person", "by").annotate(carries=PowersOf("person")).order_by("pk"))


def asked_to_begin(connection: Connection) -> list[Asking]:
    """Everybody who was asked before it has begun, with a yes or without one: whoever would rather not is among those
    who have not said anything, so that nobody can tell. With what power each `carries`. One query."""
    askings = Asking.objects.filter(connection=connection, person__left_at=None).select_related("person", "by")
    return list(askings.annotate(carries=PowersOf("person")).order_by("pk"))


def asked_with_words(connection: Connection) -> list[Asked]:
    """The same, with the words given for the next epoch. Three queries; one where nobody is asked."""
    askings = those_asked(connection)
    if not askings:
        return []
    number = newest_epoch(connection) + 1
    words: dict[int, dict[str, bytes]] = {asking.pk: {} for asking in askings}
    for approval in Approval.objects.filter(asking__in=askings, epoch=number).select_related("person"):
        words[approval.asking_id][approval.person.ref] = bytes(approval.signature)
    return [Asked(asking, words[asking.pk]) for asking in askings]


def told_to(asking: Asking) -> dict[str, Any]:
    """What those who are there tell whoever is asked of their agreement, for the page that opens it: for which coming
    in, and from whom. Three queries."""
    connection = asking.connection
    last = Epoch.objects.filter(connection=connection).order_by("-number").first()
    if last is None:
        return {"told": []}
    words = Approval.objects.filter(asking=asking, epoch=last.number + 1, person__in=connection.member_ids)
    given = [(one.person, bytes(one.told)) for one in words.select_related("person").order_by("pk") if one.told]
    identities = identities_of([person for person, _told in given])
    return {
        "before": {"number": last.number, "hash": to_base64(bytes(last.digest))},
        "told": [
            {"identity": identities[person.ref], "by": person.ref, "sealed": to_base64(told)} for person, told in given
        ],
    }


def asking_of(connection: Connection, ref: str) -> Asking:
    """Whoever of this ref is asked in here, else 404. For those who are in it."""
    asking = Asking.objects.open().filter(connection=connection, person__ref=ref).select_related("person").first()
    if asking is None:
        raise Http404
    return asking


def newest_epoch(connection: Connection) -> int:
    """0 before it has begun."""
    return Epoch.objects.filter(connection=connection).order_by("-number").values_list("number", flat=True).first() or 0


def name_of(connection: Connection, person: Person) -> Sent | None:
    """The newest message in which they say what they call themselves, as this one may open it. One query."""
    since = connection.member(person).from_place
    named = Message.objects.filter(connection=connection, kind=Kind.NAME, deleted_at=None, place__gt=since)
    newest = named.select_related("sender").order_by("-place").first()
    return Sent.of(newest) if newest else None


def lines_drawn_to(person: Person, people: Iterable[Person]) -> list[Person]:
    """Whom of these this person has blocked. One query."""
    there = list(people)
    drawn = set(Block.objects.filter(by=person, other__in=there).values_list("other_id", flat=True))
    return [one for one in there if one.pk in drawn]


def _askings_of(person: Person) -> QuerySet[Asking]:
    there = Q(connection__state__in=(State.PROPOSED, State.ALONGSIDE), by__left_at=None)
    known = Asking.objects.open().filter(there, person=person).exclude(told_at=None)
    return known.select_related("connection", "by", "person")
