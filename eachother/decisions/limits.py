"""How much one person does in a day."""

from datetime import timedelta

from eachother.decisions.rules.lengths import A_DAY
from eachother.foundation.limits import allow
from eachother.people.models import Person


def enough(what: str, person: Person) -> bool:
    """Count one more, and say whether it is too many by now."""
    return not allow(f"decisions|{what}|{person.ref}", times=A_DAY[what], per=timedelta(days=1))
