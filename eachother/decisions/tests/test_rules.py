"""When a round is over, how many it takes, and what its voices come to: pure."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eachother.community.deciding import FOUNDING, Unended
from eachother.decisions.models import Says, State
from eachother.decisions.models.decision import MOVES
from eachother.decisions.rules import lengths, moving
from eachother.decisions.rules.counting import Comes, comes_to, needed
from eachother.decisions.rules.hours import hours

LISBON = ZoneInfo("Europe/Lisbon")
ZONES = st.sampled_from(["UTC", "Europe/Lisbon", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu"]).map(
    ZoneInfo
)
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(minutes=minutes)
)


def test_hours() -> None:
    tuesday = datetime(2026, 3, 3, 8, 30, tzinfo=LISBON)
    found = hours(tuesday, 7, LISBON)
    assert found.closes_at.isoformat() == "2026-03-10T19:00:00+00:00"
    assert found.reminds_at.isoformat() == "2026-03-09T10:00:00+00:00"
    at_night = datetime(2026, 3, 3, 23, 30, tzinfo=LISBON)
    assert hours(at_night, 7, LISBON).closes_at.isoformat() == "2026-03-11T19:00:00+00:00"
    over_a_change = datetime(2026, 3, 26, 8, 0, tzinfo=LISBON)
    assert hours(over_a_change, 7, LISBON).closes_at.isoformat() == "2026-04-02T19:00:00+01:00"


@given(MOMENTS, st.integers(1, 60), ZONES)
def test_never_in_the_night_and_never_too_soon(now: datetime, days: int, zone: ZoneInfo) -> None:
    found = hours(now, days, zone)
    assert found.closes_at.astimezone(zone).hour == 19
    assert timedelta(days=days) - timedelta(hours=1) <= found.closes_at - now <= timedelta(days=days + 1, hours=1)
    assert now < found.reminds_at <= found.closes_at
    assert found.reminds_at == found.closes_at or found.reminds_at.astimezone(zone).hour == 10


@pytest.mark.parametrize(("asked", "here", "usual", "grave"), [(1, 1, 1, 1), (1, 3, 2, 2), (2, 2, 2, 2), (3, 3, 2, 3)])
def test_few_people(asked: int, here: int, usual: int, grave: int) -> None:
    """One voice decides only where there is one person: after the others have left, one is not enough of three."""
    assert needed(FOUNDING.usual, asked=asked, here=here) == usual
    assert needed(FOUNDING.grave, asked=asked, here=here) == grave


def coming(voices: dict[str, int], **more: object) -> Comes:
    given = {"lacking": 0, "all_spoken": False, "time_is_over": True, "number": 1, "grave": False, **more}
    rules = given.pop("rules", FOUNDING)
    return comes_to(voices, rules, **given)  # type: ignore[arg-type]


def test_what_voices_come_to() -> None:
    fine, against = {Says.AGREE: 3, Says.ASIDE: 1}, {Says.AGREE: 9, Says.OBJECT: 1}
    assert coming(fine) == Comes.DECIDED
    assert coming(fine, time_is_over=False) == Comes.WAITS
    assert coming(fine, time_is_over=False, all_spoken=True) == Comes.DECIDED
    assert coming(fine, time_is_over=False, all_spoken=True, grave=True) == Comes.WAITS
    assert coming(fine, lacking=1) == Comes.WAITS
    assert coming({Says.ASIDE: 4}) == Comes.RESTS, "nobody objects, and nobody wants it"
    assert coming(against) == Comes.HALTED
    assert coming(against, time_is_over=False, all_spoken=True) == Comes.WAITS


def test_when_rounds_do_not_end() -> None:
    against, last = {Says.AGREE: 9, Says.OBJECT: 1}, {"number": FOUNDING.rounds}
    assert coming(against, **last) == Comes.RESTS
    assert coming(against, **last, rules=replace(FOUNDING, unended=Unended.AGAIN)) == Comes.HALTED
    most = replace(FOUNDING, unended=Unended.MOST)
    assert coming(against, **last, rules=most) == Comes.MAJORITY
    assert coming({Says.AGREE: 3, Says.OBJECT: 1}, **last, rules=most) == Comes.HALTED
    assert coming(against, **last, rules=most, lacking=2) == Comes.HALTED
    assert coming(against, **last, rules=most, grave=True) == Comes.RESTS, "never for what is grave"


def test_who_may_do_what() -> None:
    now = datetime(2026, 3, 3, 8, 30, tzinfo=LISBON)
    assert moving.why_not_propose(State.ASKING, own=False) == "asked-now"
    assert not moving.why_not_propose(State.ASKING, own=True)
    assert not moving.why_not_propose(State.HALTED, own=False)
    assert moving.why_not_ask(State.SHAPING, began=False, since=now, now=now) == "not-yet"
    assert not moving.why_not_ask(State.SHAPING, began=False, since=now - lengths.OTHERS_MAY_ASK_AFTER, now=now)
    assert moving.why_not_rest(State.ASKING, began=True) == "asked-now"
    assert moving.why_not_rest(State.HALTED, began=False) == "not-yours"
    assert all(State.CLOSED in MOVES[state] for state in State if state != State.CLOSED)
    assert not MOVES[State.CLOSED]
