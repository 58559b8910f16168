"""What Today shows of the people here. Never writes."""

from typing import NamedTuple

from eachother.live import presence
from eachother.people.models import How, Person
from eachother.people.queries import open_to

AT_ONCE = 8


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
