"""How people voted, as far as it can be known, and what it came to. Never writes."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count as HowMany
from django.db.models import Q

from eachother.decisions.models import Cast, Count, Decision, Elector, Feeling, Ranking, Round, Urn
from eachother.decisions.queries.whose import Whose, whose
from eachother.decisions.rules.spread import Warmth, shown_spread
from eachother.people.models import Person
from eachother.web.paging import LAST, Paged, paged

VOICES, WORDS = 30, 20


class Ranked(NamedTuple):
    """How somebody ranked, and the words that they left with it."""

    levels: list[list[str]]
    words: str
    by: Whose


def has_voted(elector: Elector) -> bool:
    """In secret. How, nobody can read."""
    return Cast.objects.filter(elector=elector).exists()


def ranking_of(elector: Elector) -> Ranking | None:
    return Ranking.objects.filter(elector=elector).first()


def feeling_of(elector: Elector) -> Feeling | None:
    return Feeling.objects.filter(elector=elector).first()


def count_of(ended: Round) -> Count | None:
    """To what the voices came, if they were counted."""
    return Count.objects.filter(round=ended).first()


def rankings_page(ended: Round, viewer: Person, number: int) -> Paged[Ranked]:
    """A page of who ranked how, those who left words first. Two queries."""
    counting = Ranking.objects.filter(elector__round=ended, elector__fell_out_at=None).select_related("elector")
    page = paged(counting.annotate(silent=Q(words="")).order_by("silent", "pk"), number, size=VOICES)
    names = whose(viewer, [one.elector.person_id for one in page.rows])
    rows = [Ranked(one.levels, one.words, names.get(one.elector.person_id, Whose())) for one in page.rows]
    return Paged(rows, page.number, page.before, page.next)


def left_words(ended: Round, viewer: Person, number: int) -> Paged[tuple[str, Whose]]:
    """A page of what people would have remembered whatever is chosen, with their names where they gave them. At most
    three queries."""
    urn = Urn.objects.filter(round=ended).first()
    if urn:
        return _some([(words, Whose()) for words in urn.words], number)
    named = Ranking.objects.filter(elector__round=ended, elector__fell_out_at=None).exclude(words="")
    page = paged(named.order_by("pk").values_list("words", "elector__person"), number, size=WORDS)
    names = whose(viewer, [person for _words, person in page.rows])
    rows = [(words, names.get(person, Whose())) for words, person in page.rows]
    return Paged(rows, page.number, page.before, page.next)


def feeling_words(round_: Round, number: int) -> Paged[str]:
    """A page of what people said with their temperature, in an order that says nothing of who or when. At most two
    queries."""
    urn = Urn.objects.filter(round=round_).first()
    if urn:
        return _some(urn.words, number)
    said = Feeling.objects.filter(elector__round=round_, elector__fell_out_at=None).exclude(words="")
    return paged(said.order_by("words", "pk").values_list("words", flat=True), number, size=WORDS)


def spread_in(round_: Round) -> dict[Warmth, int]:
    """How many said which word, unless they are too few; not of a secret round that runs. At most two queries."""
    count = count_of(round_)
    if count:
        return shown_spread(count.result)
    counting = Feeling.objects.filter(elector__round=round_, elector__fell_out_at=None)
    return shown_spread(dict(counting.values_list("warmth").annotate(HowMany("pk")).order_by()))


def is_followed(decision: Decision) -> bool:
    """Whether somebody took it up again."""
    return decision.followed_by.exists()


def _some(rows: Sequence[object], number: int) -> Paged:  # type: ignore[type-arg]
    start = (number - 1) * WORDS
    more = len(rows) > start + WORDS and number < LAST
    return Paged(list(rows[start : start + WORDS]), number, number - 1 or None, number + 1 if more else None)
