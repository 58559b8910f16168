"""How much one person does in a day. Generous for people, tight for scripts."""

from datetime import timedelta

from eachother.foundation.limits import allow
from eachother.people.models import Person

A_DAY = {"arranging": 20, "answering": 400, "calling": 60, "changing": 40, "noting": 100, "addresses": 30}


def enough(what: str, person: Person) -> bool:
    """Count one more, and say whether it is too many by now."""
    return not allow(f"gatherings|{what}|{person.ref}", times=A_DAY[what], per=timedelta(days=1))
