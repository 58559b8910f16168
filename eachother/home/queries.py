"""What Today shows of the people here, and what the community sees of itself. Never writes."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Aggregate, Count, OuterRef, Subquery, Sum
from django.db.models.functions import Length
from django.db.models.query import QuerySet
from django.utils import timezone

from eachother.connections.models import Connection
from eachother.decisions.models import Proposal
from eachother.finding.models import Nod
from eachother.home.rules import Spread, spread
from eachother.live import presence
from eachother.people.models import Arrival, How, Person
from eachother.people.queries import open_to
from eachother.talk.models import Reply

AT_ONCE = 8
LATELY = timedelta(days=28)  # nods stand for thirty
HALF_A_YEAR = timedelta(days=182)
A_DAY = timedelta(days=1)


class Here(NamedTuple):
    """Somebody who is open to company just now; `has_page_open` puts the dot on their face."""

    ref: str
    name: str
    how: str
    has_page_open: bool


def here_now(person: Person) -> list[Here]:
    """Those who share something with this person and are open to company, whoever has a page open first. One query."""
    people = open_to(person, at_most=AT_ONCE * 3)
    present = presence.here(someone.pk for someone in people)
    people.sort(key=lambda someone: someone.pk not in present)
    return [
        Here(someone.ref, someone.name, str(How(someone.how).label), someone.pk in present)
        for someone in people[:AT_ONCE]
    ]


def waits_for_a_hello(now: datetime) -> list[timedelta | None]:
    """How long each of those who came lately waited for a first nod or hello; None: they wait still. One query.

    Whoever came within a day is left out: they may still be greeted within it. So are those who would not be found,
    and whoever came first.
    """
    nods = Nod.objects.filter(to=OuterRef("person")).order_by("created_at").values("created_at")[:1]
    hellos = Connection.objects.filter(members__person=OuterRef("person")).exclude(begun_by=OuterRef("person"))
    first = hellos.order_by("created_at").values("created_at")[:1]
    came = Arrival.objects.filter(created_at__gt=now - LATELY, created_at__lte=now - A_DAY)
    came = came.filter(person__left_at=None, person__hidden_at=None).exclude(invitation__founding=True)
    rows = came.values_list("created_at", Subquery(nods), Subquery(first))
    return [min((greeted - at for greeted in firsts if greeted), default=None) for at, *firsts in rows]


def words_spread() -> Spread:
    """Whether most of what is said in circles comes from few. What is said without a name is nobody's, and left out."""
    return _once_a_day("words", Reply.objects.filter(created_at__gt=timezone.now() - LATELY), Sum(Length("words")))


def proposals_spread() -> Spread:
    """Whether most of what is put on the table to be decided comes from few."""
    return _once_a_day("proposals", Proposal.objects.filter(created_at__gt=timezone.now() - HALF_A_YEAR), Count("pk"))


def _once_a_day(what: str, rows: QuerySet[Any], much: Aggregate) -> Spread:
    """Worked out once a day, so that nobody sees what one more word changes."""
    key = f"home:{what}:{timezone.localdate().isoformat()}"
    kept: Spread | None = cache.get(key)
    if kept is None:
        named = rows.filter(by__left_at=None).exclude(by=None)
        kept = spread([row["much"] for row in named.values("by").annotate(much=much).order_by()])
        cache.set(key, kept, A_DAY.total_seconds())
    return kept
