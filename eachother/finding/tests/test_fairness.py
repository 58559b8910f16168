"""Nobody is shown to everybody, and whoever had little company rises. What is kept for it is theirs alone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eachother.finding import actions
from eachother.finding.fairness import LEAST, MOST, UNSEEN, faded, lift, worth
from eachother.finding.jobs import count_attention
from eachother.finding.models import Attention
from eachother.finding.portability import export
from eachother.finding.sights import Page, sights
from eachother.finding.tests.make import Assert, At, hide, names_in_sight, signed_in_as, someone
from eachother.people.models import Person

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _nobody_has_looked() -> None:
    sights.take()
    sights._noted.clear()


def seen(person: Person) -> float:
    row = Attention.objects.filter(person=person).first()
    return row.seen if row else 0


def had(person: Person, much: float, *, on: date = date(2026, 3, 2)) -> None:
    """As if this person had been in sight of others this much."""
    Attention.objects.update_or_create(
        person=person, defaults={"seen": much, "seen_on": on.toordinal(), "lift": UNSEEN, "lift_before": UNSEEN}
    )


def test_the_first_place_is_worth_one_look_and_the_next_ones_less() -> None:
    assert worth(1) == 1
    assert worth(3) == pytest.approx(0.5)
    assert worth(1) > worth(2) > worth(20) > 0


def test_a_twentieth_is_gone_after_a_day() -> None:
    assert faded(20, 1) == pytest.approx(19)
    assert faded(20, 0) == faded(20, -1) == 20


def test_who_had_as_much_as_others_stays_where_they_are_and_who_had_nothing_rises() -> None:
    assert lift(5, mean=5) == 1000
    assert lift(0, mean=5) == UNSEEN == 1682
    assert lift(15, mean=5) == 595
    assert lift(10**6, mean=5) == LEAST
    assert lift(0, mean=0) == UNSEEN


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0.001, 1e4))
def test_who_had_more_is_never_lifted_more(some: float, more: float, mean: float) -> None:
    assert LEAST <= lift(some + more, mean) <= lift(some, mean) <= MOST


def test_whom_a_page_shows_is_counted_by_their_place(wren: Person, otter: Person, sorrel: Person) -> None:
    assert names_in_sight(wren) == ["Otter", "Sorrel"]
    signed_in_as(wren).get("/people")
    assert not Attention.objects.exists()
    count_attention()
    assert [seen(person) for person in (otter, sorrel, wren)] == pytest.approx([1, worth(2), 0])


def test_looking_again_on_the_same_day_changes_nothing_and_on_another_it_counts(
    wren: Person, otter: Person, time_machine_at: At
) -> None:
    for days, much in ((0, 1), (0, 1), (1, faded(1, 1) + 1)):
        with time_machine_at(MONDAY + days * A_DAY):
            signed_in_as(wren).get("/people")
            count_attention()
        assert seen(otter) == pytest.approx(much)


def test_a_page_that_another_process_has_counted_is_not_counted_again(otter: Person) -> None:
    for _process in range(2):
        actions.count_attention({Page("wren", 1, MONDAY.toordinal()): {otter.pk: 1.0}})
    assert seen(otter) == 1


def test_an_open_page_that_renews_itself_counts_nothing(wren: Person, otter: Person) -> None:
    browser = signed_in_as(wren)
    browser.get("/people", headers={"HX-Request": "true"})
    browser.head("/people")
    count_attention()
    assert not Attention.objects.exists()


def test_the_page_behind_counts_by_its_own_ranks(db: None) -> None:
    wren = someone("Wren", "night shifts")
    for n in range(22):
        someone(f"Person {n:02}", "night shifts")
    signed_in_as(wren).get("/people?page=2")
    count_attention()
    assert sorted(Attention.objects.values_list("seen", flat=True)) == [
        pytest.approx(worth(22)),
        pytest.approx(worth(21)),
    ]


def test_noting_costs_no_query(wren: Person, otter: Person, django_assert_max_num_queries: Assert) -> None:
    browser = signed_in_as(wren)
    browser.get("/people")
    sights._noted.clear()
    with django_assert_max_num_queries(8) as asked:
        browser.get("/people")
    writing = ("INSERT", "UPDATE", "DELETE")
    assert not [query for query in asked.captured_queries if query["sql"].startswith(writing)]
    assert sights.take()


def test_lifts_hold_from_tomorrow_and_the_order_of_a_day_stays(
    wren: Person, otter: Person, time_machine_at: At
) -> None:
    someone("Reed", "a hospital stay", "new in town", hours=4)
    with time_machine_at(MONDAY):
        first, second = names_in_sight(wren)
        had(Person.objects.get(name=first), 9)
        had(Person.objects.get(name=second), 1)
        assert actions.renew_lifts() == 2
        assert names_in_sight(wren) == [first, second]
    with time_machine_at(MONDAY + A_DAY):
        assert names_in_sight(wren) == [second, first]


def test_renewed_twice_a_day_it_is_renewed_once(wren: Person, otter: Person, time_machine_at: At) -> None:
    had(otter, 9)
    with time_machine_at(MONDAY):
        assert [actions.renew_lifts(), actions.renew_lifts()] == [1, 0]
        row = Attention.objects.get(person=otter)
        assert (row.lift_before, row.lift < UNSEEN) == (UNSEEN, True)


def test_who_is_no_longer_seen_rises_again_and_is_forgotten(wren: Person, otter: Person) -> None:
    had(wren, 9)
    actions.renew_lifts(on=MONDAY.date())
    assert Attention.objects.get(person=wren).lift < 1000
    much_later = MONDAY.date() + 200 * A_DAY
    had(otter, 9, on=much_later)
    for days in range(3):
        actions.renew_lifts(on=much_later + days * A_DAY)
    assert not Attention.objects.filter(person=wren).exists()


def test_those_who_cannot_be_found_do_not_count_for_what_is_usual(wren: Person, otter: Person, heron: Person) -> None:
    for person in (wren, otter, heron):
        had(person, 4)
    had(heron, 4000)
    hide(heron)
    actions.renew_lifts(on=MONDAY.date())
    assert Attention.objects.get(person=otter).lift == 1000


def test_it_can_be_taken_along_in_plain_words_and_is_forgotten(otter: Person, wren: Person) -> None:
    today = datetime.now(tz=UTC).date()
    assert "hardly" in export(otter)["in_sight"]
    had(otter, 1.4, on=today)
    had(wren, 7, on=today)
    assert "as if once at the top" in export(otter)["in_sight"]
    assert "as if 7 times at the top" in export(wren)["in_sight"]
    actions.forget(otter)
    assert not Attention.objects.filter(person=otter).exists()


def test_whoever_left_while_it_was_noted_is_not_counted(wren: Person, otter: Person, time_machine_at: At) -> None:
    signed_in_as(wren).get("/people")
    otter.left_at = MONDAY
    otter.save()
    count_attention()
    assert not Attention.objects.exists()
