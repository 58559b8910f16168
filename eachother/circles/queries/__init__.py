"""Which circles there are for a person, how one gets in, who is in them, what they agreed. Never writes.

Rooms above load a circle through one of `circle_for`, `circle_to_read` and `circle_of`: a circle that the person may
not see is a 404.
"""

from eachother.circles.queries.agreement import agreement_of, clause_of, unnamed_allowed
from eachother.circles.queries.door import WayIn, asks_of, carrying_powers, knock_for, knocks_at, my_knock, way_in
from eachother.circles.queries.lists import AT_ONCE, circles_to_ask_into, page_for
from eachother.circles.queries.one import circle_for, circle_of, circle_to_read
from eachother.circles.queries.people import (
    fellows,
    ids_in,
    is_in,
    may_ask_in,
    page_of_people,
    people_in,
    who_is_here,
    whom_to_ask,
)

__all__ = [
    "AT_ONCE",
    "WayIn",
    "agreement_of",
    "asks_of",
    "carrying_powers",
    "circle_for",
    "circle_of",
    "circle_to_read",
    "circles_to_ask_into",
    "clause_of",
    "fellows",
    "ids_in",
    "is_in",
    "knock_for",
    "knocks_at",
    "may_ask_in",
    "my_knock",
    "page_for",
    "page_of_people",
    "people_in",
    "unnamed_allowed",
    "way_in",
    "who_is_here",
    "whom_to_ask",
]
