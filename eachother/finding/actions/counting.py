"""How rare things are here, and how much each person's postings weigh."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from django.db import transaction
from django.db.models import Count

from eachother.finding.models import Posting, TermCount
from eachother.finding.score import rarity

OPENLY = Posting.objects.filter(veiled=False)
AT_ONCE = 1000
DRIFT = 0.02


def recount() -> None:
    """Count every term afresh. Counting only reads; the writing at its end is short."""
    counted = list(_counted(None))
    everybody = OPENLY.aggregate(people=Count("person", distinct=True))["people"]
    with transaction.atomic():
        TermCount.objects.all().delete()
        TermCount.objects.bulk_create([*counted, TermCount(people=everybody)], batch_size=AT_ONCE)


def count_again(experiences: Iterable[int]) -> None:
    """Count the terms of these experiences."""
    ids = sorted(experiences)
    if ids:
        TermCount.objects.filter(experience__in=ids).delete()
        TermCount.objects.bulk_create(_counted(ids), ignore_conflicts=True)


def reweigh() -> int:
    """Write the weights that have drifted by more than a fiftieth. Returns of how many people."""
    rarities = rarities_of(None)
    drifted = {person: weight for person, weight, now in _weights(rarities) if abs(weight - now) > DRIFT * weight}
    people = list(drifted)
    for start in range(0, len(people), AT_ONCE):
        with transaction.atomic():
            for person in people[start : start + AT_ONCE]:
                Posting.objects.filter(person=person).update(weight=drifted[person])
    return len(people)


def rarities_of(experiences: Iterable[int] | None) -> dict[int, int]:
    """The rarity of these experiences, or of all: two queries."""
    everybody = TermCount.objects.filter(experience=None).values_list("people", flat=True).first() or 0
    counts = TermCount.objects.filter(language="", experience__isnull=False)
    if experiences is not None:
        counts = counts.filter(experience__in=experiences)
    return {one: rarity(people, everybody) for one, people in counts.values_list("experience_id", "people")}


def _counted(experiences: Iterable[int] | None) -> Iterator[TermCount]:
    postings = OPENLY if experiences is None else OPENLY.filter(experience__in=experiences)
    by_term = postings.values_list("experience_id", "language").annotate(Count("pk")).order_by()
    for experience, language, people in by_term:
        yield TermCount(experience_id=experience, language=language, people=people)
    by_experience = postings.values_list("experience_id").annotate(Count("person", distinct=True)).order_by()
    for experience, people in by_experience:
        yield TermCount(experience_id=experience, people=people)


def _weights(rarities: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    """Each person, what their postings should weigh, and what they weigh now."""
    rows = (
        Posting.objects.order_by("person", "experience")
        .values_list("person_id", "experience_id", "weight", "veiled")
        .distinct()
        .iterator(chunk_size=10_000)
    )
    for person, postings in groupby(rows, key=itemgetter(0)):
        own = list(postings)
        yield person, sum(rarities.get(one[1], 0) for one in own if not one[3]), own[0][2]
