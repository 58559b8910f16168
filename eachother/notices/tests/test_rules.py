"""Which choice holds, and when what is gathered comes."""

from datetime import UTC, datetime
from itertools import product

import pytest
from django.utils import timezone

from eachother.notices.models import Told
from eachother.notices.rules import shown_from, told

NOW, DAILY, WEEKLY, NEVER = Told
WAYS = (None, NOW, DAILY, WEEKLY, NEVER)

# What was chosen for the kind stands at the left, what was chosen for the circle above.
TABLE = """
          –       now     daily   weekly  never
–         now     now     daily   weekly  never
now       now     now     daily   weekly  never
daily     daily   now     daily   weekly  never
weekly    weekly  now     daily   weekly  never
never     never   now     daily   weekly  never
"""


def test_the_narrower_holds() -> None:
    rows = [line.split()[1:] for line in TABLE.strip().splitlines()[1:]]
    said = [way for row in rows for way in row]
    assert [str(told(kind, circle)) for kind, circle in product(WAYS, WAYS)] == said


def local(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("how", "at", "comes"),
    [
        (DAILY, "2026-03-04T17:59", "2026-03-04T18:00"),
        (DAILY, "2026-03-04T18:00", "2026-03-05T18:00"),  # what comes on the stroke waits for the next
        (DAILY, "2026-03-04T23:59", "2026-03-05T18:00"),
        (DAILY, "2026-02-28T19:00", "2026-03-01T18:00"),
        (WEEKLY, "2026-03-04T12:00", "2026-03-08T18:00"),  # a Wednesday; 6 is Sunday
        (WEEKLY, "2026-03-08T17:59", "2026-03-08T18:00"),
        (WEEKLY, "2026-03-08T18:00", "2026-03-15T18:00"),
        (WEEKLY, "2026-12-31T12:00", "2027-01-03T18:00"),
    ],
)
def test_what_is_gathered_comes_at_the_next_such_hour(how: Told, at: str, comes: str) -> None:
    assert shown_from(how, local(at)) == local(comes)


@pytest.mark.parametrize(
    ("at", "comes"),
    [
        ("2026-03-28T19:00", datetime(2026, 3, 29, 16, tzinfo=UTC)),  # clocks go forward that night
        ("2026-10-24T19:00", datetime(2026, 10, 25, 17, tzinfo=UTC)),  # and back
    ],
)
def test_it_is_the_same_hour_by_the_clock_when_clocks_are_changed(at: str, comes: datetime) -> None:
    with timezone.override("Europe/Berlin"):
        assert shown_from(DAILY, local(at)) == comes


def test_at_once_has_no_hour_and_never_has_none_either() -> None:
    assert shown_from(NOW, timezone.now()) is None
    with pytest.raises(ValueError, match="not told"):
        shown_from(NEVER, timezone.now())
