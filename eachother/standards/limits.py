"""How often somebody may do what is written to the database."""

from datetime import timedelta

from eachother.foundation.limits import allow
from eachother.people.models import Person
from eachother.people.problems import Conflict
from eachother.standards.rules import A_DAY


class TooMany(Conflict):
    status = 429


def count(what: str, by: Person) -> None:
    """One more today. Raises TooMany 'many-today'."""
    if not allow(f"standards|{what}|{by.ref}", times=A_DAY[what], per=timedelta(days=1)):
        raise TooMany("many-today")
