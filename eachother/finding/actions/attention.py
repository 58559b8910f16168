"""Counting how much people are in sight, and lifting those who are little."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from eachother.finding.fairness import UNSEEN, faded, lift
from eachother.finding.models import Attention, Posting, TermCount
from eachother.finding.sights import Page
from eachother.foundation.limits import allow
from eachother.people.models import Person

AT_ONCE = 500
A_DAY = timedelta(days=1)
FORGOTTEN = 120  # days, in which two of a thousand are left


def count_attention(pages: Mapping[Page, Mapping[int, float]], *, on: date | None = None) -> None:
    """Add what was shown to what these people have had; a page that another process counted today is counted once."""
    today = (on or timezone.localdate()).toordinal()
    worths: defaultdict[int, float] = defaultdict(float)
    for page, shown in pages.items():
        if allow(f"sight|{page.viewer}|{page.number}|{page.day}", times=1, per=A_DAY):
            for person, much in shown.items():
                worths[person] += much
    for some in _some(sorted(worths)):
        with transaction.atomic():
            _add({person: worths[person] for person in some}, today)


def renew_lifts(*, on: date | None = None) -> int:
    """From tomorrow on everybody is lifted as they now deserve; today's order stays. Returns how many changed.

    Who has been in nobody's sight for long is forgotten here.
    """
    today = (on or timezone.localdate()).toordinal()
    mean = _mean(today)
    changed: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for row in Attention.objects.iterator(chunk_size=10_000):
        deserved = lift(faded(row.seen, today - row.seen_on), mean)
        if deserved != row.lift:
            changed[row.lift if row.lift_from <= today else row.lift_before, deserved].append(row.person_id)
    for (before, after), people in changed.items():
        for some in _some(people):
            Attention.objects.filter(person__in=some).update(lift_before=before, lift=after, lift_from=today + 1)
    Attention.objects.filter(seen_on__lt=today - FORGOTTEN, lift=UNSEEN, lift_from__lte=today).delete()
    return sum(map(len, changed.values()))


def _add(worths: Mapping[int, float], today: int) -> None:
    """Read and written at once, so that nothing that another process counts is lost."""
    rows = {row.person_id: row for row in Attention.objects.select_for_update().filter(person__in=worths)}
    there = Person.objects.filter(pk__in=worths, left_at=None).values_list("pk", flat=True)
    for person in there:
        row = rows.setdefault(person, Attention(person_id=person, seen=0, lift=UNSEEN, lift_before=UNSEEN))
        row.seen, row.seen_on = faded(row.seen, today - row.seen_on) + worths[person], today
    Attention.objects.bulk_create(
        [rows[person] for person in there],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["seen", "seen_on"],
    )


def _mean(today: int) -> float:
    """What those who can be found have had of attention, on average."""
    found = Attention.objects.filter(Exists(Posting.objects.filter(person=OuterRef("person"), veiled=False)))
    rows = found.values_list("seen", "seen_on").iterator(chunk_size=10_000)
    everybody = TermCount.objects.filter(experience=None).values_list("people", flat=True).first() or 0
    return sum(faded(seen, today - seen_on) for seen, seen_on in rows) / max(everybody, 1)


def _some(people: Sequence[int]) -> Iterator[Sequence[int]]:
    return (people[start : start + AT_ONCE] for start in range(0, len(people), AT_ONCE))
