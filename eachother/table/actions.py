"""The only writer of this room. It writes into no database, but that somebody was in the circle (`stir`)."""

from contextlib import suppress
from dataclasses import replace
from time import time

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.foundation.refs import is_ref, new_ref
from eachother.foundation.text import clean_line, key_of
from eachother.live.nudges import nudge
from eachother.people.models import Person
from eachother.people.problems import Problem
from eachother.table import queries, rules
from eachother.table.board import tables
from eachother.table.seats import OPEN_PAGE_SECONDS, STILL_PAGE_SECONDS, Away, Line, Seat


def sit_down(circle: Circle, *, by: Person, listening: bool = True) -> None:
    """`by` is seen at the table from now on; whoever sits there already may sit there otherwise. Twice is once."""
    _take_seat(circle, by, listening=listening)
    _tell(circle, by)


def get_up(circle: Circle, *, by: Person) -> None:
    """They are not seen there any more; what they said stays for its hour. Twice is once."""
    if tables().get_up(circle.ref, by.pk):
        _tell(circle, by)


def say(circle: Circle, words: str, *, once: str, by: Person) -> None:
    """`by` says a line, and sits at the table to talk, if they did not. With the same `once`, sent twice, it is said
    once. Raises Problem 'line-empty' or 'line-long', Away."""
    said = clean_line(words)
    if problem := rules.line_problem(said):
        raise Problem(problem)
    line = Line(once if is_ref(once) else new_ref(), by.pk, said, key_of(said), time())
    if tables().put(circle.ref, line):
        _take_seat(circle, by, listening=False)
        circles.stir(circle)
        _tell(circle, by)


def take_back(circle: Circle, once: str, *, by: Person) -> None:
    """A line of theirs goes. Twice is once."""
    tables().take_back(circle.ref, by.pk, once)
    _tell(circle, by)


def stay(circle: Circle, *, by: Person, open_page: bool) -> None:
    """The page of the table is open before them: they keep the seat they have, if they have one."""
    with suppress(Away):
        seat = tables().seats(circle.ref, time()).get(by.pk)
        if seat:
            tables().sit(circle.ref, by.pk, replace(seat, until=_until(open_page=open_page)))


def go(circle: Circle, person: Person, *, takes_words: bool) -> None:
    """They have left the circle: they are not at its table, and what they said there goes if they wish."""
    try:
        tables().get_up(circle.ref, person.pk)
        if takes_words:
            tables().take_back(circle.ref, person.pk)
    except Away:
        return
    _tell(circle, person)


def get_up_everywhere(person_id: int) -> None:
    """Their last page has been closed."""
    try:
        refs = [ref for ref in tables().where(person_id) if tables().get_up(ref, person_id)]
    except Away:
        return
    person = Person.objects.filter(pk=person_id).first() if refs else None
    if person:
        for circle in Circle.objects.filter(ref__in=refs):
            _tell(circle, person)


def forget(person: Person) -> None:
    """Nothing of theirs is at any table."""
    try:
        tables().forget(person.pk)
    except Away:
        return  # within the hour all of it is gone by itself


def sweep() -> None:
    """What is over goes out of this process's memory, also where nobody looks."""
    tables().sweep(time())


def _take_seat(circle: Circle, person: Person, *, listening: bool) -> None:
    now = time()
    before = tables().seats(circle.ref, now).get(person.pk)
    seat = Seat(listening, before.since if before else now, _until(open_page=False))
    tables().sit(circle.ref, person.pk, seat)


def _until(*, open_page: bool) -> float:
    return time() + (OPEN_PAGE_SECONDS if open_page else STILL_PAGE_SECONDS)


def _tell(circle: Circle, by: Person) -> None:
    nudge(queries.audience(circle, by), f"table:{circle.ref}")
