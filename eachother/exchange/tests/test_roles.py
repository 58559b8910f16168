"""Both roles seen: one's own for oneself; the community's without anybody in it."""

from datetime import date, datetime, time, timedelta
from itertools import product

import pytest
from django.core.cache import cache
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from eachother.exchange import actions
from eachother.exchange.drawing import HIGHEST, first_month, how_often, year_of
from eachother.exchange.models import Answer, Audience, Kind, Way
from eachother.exchange.queries import Mark, marks_of, roles_here
from eachother.exchange.rules import FEWEST, Roles, question_after, roles
from eachother.exchange.tests import make
from eachother.people.models import Person

BOTH, GIVES, RECEIVES, NOTHING = (1, 1), (1, 0), (0, 1), (0, 0)
COUNTS = some.tuples(some.integers(0, 50), some.integers(0, 50))


def test_too_few_to_say_without_pointing_at_somebody() -> None:
    assert roles([]) is None
    assert roles([BOTH] * (FEWEST - 1)) is None
    assert roles([BOTH] * (FEWEST - 1) + [NOTHING] * 1000) is None, "whoever takes no part does not count"
    assert roles([BOTH] * FEWEST) is not None


@given(some.lists(COUNTS, max_size=FEWEST - 1), COUNTS, some.integers(0, FEWEST))
def test_when_they_are_few_no_answer_changes_by_one_person_s_row(
    counts: list[tuple[int, int]], other: tuple[int, int], place: int
) -> None:
    """Whatever one of them did instead, or had they not been there at all."""
    changed = [other if n == place else one for n, one in enumerate(counts)]
    without = [one for n, one in enumerate(counts) if n != place]
    assert roles(counts) is roles(changed) is roles(without) is None


@given(some.lists(COUNTS, min_size=FEWEST, max_size=60))
def test_what_is_said_is_one_of_a_few_words_and_knows_no_order(counts: list[tuple[int, int]]) -> None:
    said = roles(counts)
    possible = {None, *(Roles(*words) for words in product(("most", "half", "few"), ("many", "some", "few")))}
    assert said in possible
    assert roles(counts[::-1]) == said


@pytest.mark.parametrize(
    ("counts", "both"),
    [
        ([BOTH] * 10, "most"),
        ([BOTH] * 8 + [GIVES] * 4, "half"),
        ([BOTH] * 9 + [GIVES] * 3, "most"),
        ([BOTH] * 4 + [RECEIVES] * 8, "half"),
        ([BOTH] * 3 + [GIVES, RECEIVES] * 5, "few"),
        ([GIVES, RECEIVES] * 6, "few"),
    ],
)
def test_how_many_do_both(counts: list[tuple[int, int]], both: str) -> None:
    assert roles(counts).both == both  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("counts", "spread"),
    [
        ([BOTH] * 12, "many"),
        ([(4, 1)] * 3 + [BOTH] * 9, "some"),
        ([(9, 0)] * 3 + [(1, 1)] * 9, "some"),
        ([(10, 0)] * 3 + [(1, 1)] * 9, "few"),
        ([(12, 0)] + [RECEIVES] * 11, "few"),
        ([RECEIVES] * 12, "many"),
    ],
)
def test_whether_few_give_most(counts: list[tuple[int, int]], spread: str) -> None:
    assert roles(counts).spread == spread  # type: ignore[union-attr]


def test_the_question_asks_for_the_other_side() -> None:
    assert question_after(gave=False, received=False) == "none"
    assert question_after(gave=True, received=False) == "gave"
    assert question_after(gave=False, received=True) == "received"
    assert question_after(gave=True, received=True) == "both"


def test_whoever_answers_an_ask_gives_and_an_offer_the_other_way_about(wren: Person, heron: Person) -> None:
    make.taken_up(make.a_slip(wren), heron)
    assert [mark.way for mark in marks(wren)] == [Way.RECEIVED]
    assert [mark.way for mark in marks(heron)] == [Way.GAVE]
    make.taken_up(make.a_slip(wren, "Soup", kind=Kind.OFFER), heron)
    assert {mark.way for mark in marks(wren)} == {mark.way for mark in marks(heron)} == set(Way)


def test_whoever_helped_and_says_what_they_received_has_received(wren: Person, heron: Person) -> None:
    answer = make.taken_up(make.a_slip(wren), heron)
    for words in ("Company.", "Company, and soup."):
        actions.say_afterwards(answer, Way.RECEIVED, words, Audience.OTHER, by=heron)
        actions.say_afterwards(answer, Way.GAVE, words, Audience.OTHER, by=heron)
    assert sorted(mark.way for mark in marks(heron)) == [Way.GAVE, Way.RECEIVED], "each once"
    assert [mark.way for mark in marks(wren)] == [Way.RECEIVED]


def test_the_page_draws_it_and_says_it(wren: Person, heron: Person, otter: Person) -> None:
    for n in range(3):
        make.taken_up(make.a_slip(wren, f"Ask {n}"), heron)
    hers, his = (make.get(person, "/me/giving").text for person in (wren, heron))
    assert (hers.count("dot-gave"), hers.count("dot-received")) == (1, 4), "three, and the key"
    assert (his.count("dot-gave"), his.count("dot-received")) == (4, 1)
    assert "a few times" in hers
    assert "What do you know from your own life" in hers
    assert "Is there something you would like" in his
    assert "If asking cost nothing" in make.get(otter, "/me/giving").text


def test_it_shows_nothing_of_others(wren: Person, heron: Person, otter: Person) -> None:
    before = make.seen_by(otter, "/me/giving")
    make.taken_up(make.a_slip(wren), heron)
    assert make.seen_by(otter, "/me/giving") == before


def test_the_drawing_at_its_edges() -> None:
    today = date(2026, 3, 31)
    assert first_month(today) == date(2025, 4, 1)
    assert first_month(date(2026, 12, 1)) == date(2026, 1, 1)
    at = [
        timezone.make_aware(datetime.combine(date(*day), time(12)))
        for day in ((2025, 3, 31), (2025, 4, 1), (2026, 3, 31))
    ]
    year = year_of([Mark(one, Way.GAVE) for one in at], today)
    assert [month.gave for month in year.months] == ["once", *[""] * 10, "once"]
    full = year_of([Mark(at[2], Way.RECEIVED)] * 400, today)
    assert len(full.dots) == HIGHEST
    assert all(full.top < dot.y < full.bottom and 0 < dot.x < 360 for dot in full.dots)
    assert year_of([], today).dots == []
    assert [how_often(n) for n in (0, 1, 2, HIGHEST, HIGHEST + 1)] == [
        "",
        "once",
        "a few times",
        "a few times",
        "often",
    ]


def a_crowd(size: int) -> None:
    everybody = [make.someone(f"Bird {n}") for n in range(size)]
    for one, other in zip(everybody, everybody[1:] + everybody[:1], strict=True):
        make.taken_up(make.a_slip(one, f"{one.name} asks"), other)


def test_the_community_sees_words_and_nobody(wren: Person) -> None:
    cache.clear()
    assert "Too few people have taken part" in make.seen_by(wren, "/asks/roles")
    cache.clear()
    a_crowd(FEWEST)
    page = make.seen_by(wren, "/asks/roles")
    assert "Most people who take part both give and receive." in page
    assert "What is given comes from many." in page
    assert "Bird" not in page
    assert "/asks/roles" in make.get(wren, "/who-can-do-what").text


def test_it_is_worked_out_once_a_day_so_that_nobody_sees_what_one_more_changes(wren: Person, heron: Person) -> None:
    cache.clear()
    a_crowd(FEWEST - 2)
    assert roles_here() is None
    make.taken_up(make.a_slip(wren), heron)
    assert roles_here() is None
    cache.clear()
    assert roles_here() is not None
    cache.clear()


def test_what_is_long_ago_and_who_has_left_count_no_more(db: None) -> None:
    cache.clear()
    a_crowd(FEWEST)
    Person.objects.filter(name="Bird 0").update(left_at=timezone.now())
    assert roles_here() is None
    Person.objects.update(left_at=None)
    Answer.objects.update(taken_up_at=timezone.now() - timedelta(days=181))
    cache.clear()
    assert roles_here() is None


def marks(person: Person) -> list[Mark]:
    return marks_of(person, timezone.now() - timedelta(days=30))
