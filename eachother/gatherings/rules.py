"""What may be, as pure functions."""

from eachother.gatherings.models import Gathering
from eachother.people.models import Person

NAME_LENGTH, WORDS_LENGTH, PLACE_LENGTH, LINK_LENGTH, ACCESS_LENGTH = 80, 1000, 200, 400, 500
WHY_LENGTH, LINE_LENGTH, NOTE_LENGTH = 300, 200, 8000
SEATS_AT_MOST, TIMES_AT_MOST, YEARS_AHEAD = 500, 500, 20
DAYS_AHEAD = 2 * 365  # nobody plans further
LASTS = (30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480)


def may_take_part(gathering: Gathering, is_in: bool) -> bool:
    """Whether somebody who can see it may answer, call it, and write what it was like."""
    return gathering.circle_id is None or is_in


def may_change(gathering: Gathering, person: Person, *, is_in: bool, calls: bool) -> bool:
    """Whether they may move a day of it or call it off, and word it. In a circle all may, for nobody owns it. What is
    for everybody is changed by whoever set it up, or calls it on that day; once the first has left, by anybody."""
    if gathering.circle_id is not None:
        return is_in
    return calls or gathering.set_up_by_id in (person.pk, None)


def is_web_address(link: str) -> bool:
    start, colon, rest = link.partition("://")
    return start.lower() in ("http", "https") and bool(colon) and "." in rest.partition("/")[0] and " " not in link
