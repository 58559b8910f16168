"""GET /people: who has been there too."""

import pytest
from django.test import Client
from django.utils import timezone

from eachother.finding import actions
from eachother.finding.tests.make import (
    EVENINGS,
    MORNINGS,
    Assert,
    At,
    hide,
    names_in_sight,
    say,
    signed_in_as,
    someone,
)
from eachother.people.actions import block, mute
from eachother.people.models import Person, ShownTo

PAGE = "/people"


def html_of(person: Person, path: str = PAGE) -> str:
    response = signed_in_as(person).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_shows_who_shares_something_and_why(wren: Person, otter: Person) -> None:
    html = html_of(wren)
    assert "Otter" in html
    assert "I was held for eleven weeks." in html
    assert "You share two things, and you’re both around in the evening." in html
    assert "You share something with one person." in html


def test_what_one_said_stands_there_with_a_way_to_change_it(wren: Person) -> None:
    html = html_of(wren)
    assert "You said:" in html
    assert "new in town" in html
    assert "/me/experiences" in html


def test_signed_out_leads_to_the_door(client: Client, db: None) -> None:
    response = client.get(PAGE)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/door")


def test_post_refused(wren: Person) -> None:
    assert signed_in_as(wren).post(PAGE).status_code == 405


def test_who_shares_nothing_is_not_there(wren: Person, heron: Person) -> None:
    assert "Heron" not in html_of(wren)


def test_before_one_has_said_anything_it_offers_to(db: None) -> None:
    html = html_of(someone("Quiet"))
    assert "Nobody in sight yet" in html
    assert "You said:" not in html


def test_when_nobody_shares_anything_it_says_what_could_be_here(heron: Person) -> None:
    assert "Nobody shares this yet" in html_of(heron)


@pytest.mark.parametrize("line", ["blocked", "blocked-by-them", "muted", "hidden", "alongside"])
def test_who_is_not_to_be_there_is_in_no_list(wren: Person, otter: Person, juniper: Person, line: str) -> None:
    if line == "blocked":
        block(otter, by=wren)
    elif line == "blocked-by-them":
        block(wren, by=otter)
    elif line == "muted":
        mute(otter, by=wren)
    elif line == "hidden":
        hide(otter)
    gone = juniper if line == "alongside" else otter
    assert gone.name not in html_of(wren)
    assert gone.name not in names_in_sight(wren)


def test_whoever_was_muted_still_finds_the_one_who_muted_them(wren: Person, otter: Person) -> None:
    mute(otter, by=wren)
    assert names_in_sight(otter) == ["Wren"]


def test_who_is_hidden_still_finds_others(wren: Person, otter: Person) -> None:
    hide(wren)
    assert names_in_sight(wren) == ["Otter"]
    assert names_in_sight(otter) == []


def test_what_is_shown_after_a_nod_brings_nobody_in_sight_and_shows_nowhere(wren: Person, heron: Person) -> None:
    say(heron, "new in town", ShownTo.NODDED)
    actions.place(heron)
    assert names_in_sight(wren) == []
    assert names_in_sight(heron) == []


def test_what_is_for_those_who_share_it_brings_those_who_show_it_and_both_see_it(
    wren: Person, heron: Person, otter: Person
) -> None:
    say(wren, "night shifts", ShownTo.SHARERS)
    actions.place(wren)
    assert "Heron" in names_in_sight(wren)
    assert "You share one thing." in html_of(heron)
    assert "night shifts" not in html_of(otter)


def test_who_claims_it_in_secret_finds_nobody_by_it(wren: Person, heron: Person) -> None:
    say(heron, "hearing voices", ShownTo.SHARERS)
    actions.place(heron)
    say(wren, "hearing voices", ShownTo.NODDED)
    actions.place(wren)
    assert names_in_sight(wren) == []


def test_other_hours_come_after_and_say_so(wren: Person, otter: Person) -> None:
    heron = someone("Morning Heron", "new in town", "a hospital stay", hours=MORNINGS)
    html = html_of(wren)
    assert names_in_sight(wren) == ["Otter", "Morning Heron"]
    assert html.index("Otter") < html.index("About at other times") < html.index(heron.name)


def test_somebody_new_whom_nobody_has_greeted(wren: Person, otter: Person, sorrel: Person) -> None:
    words = "Sorrel arrived yesterday and nobody has said hello yet."
    assert words in html_of(wren)
    actions.nod(sorrel, by=otter)
    assert words not in html_of(wren)


def test_the_own_words_are_words_and_never_markup(wren: Person) -> None:
    someone("Fox", "new in town", words="<script>alert(1)</script>")
    html = html_of(wren)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


@pytest.mark.parametrize("number", ["1", "0", "-1", "x", "99999999", "²", ""])
def test_any_page_number_has_an_answer(wren: Person, otter: Person, number: str) -> None:
    assert "Otter" in html_of(wren, f"{PAGE}?page={number}")


def test_pages_hold_everybody_once_and_stay_the_same_all_day(wren: Person) -> None:
    people = {someone(f"Person {n}", "new in town", hours=EVENINGS).name for n in range(45)}
    seen: list[str] = []
    for number in (1, 2, 3):
        html = html_of(wren, f"{PAGE}?page={number}")
        seen += sorted(name for name in people if f">{name}</a>" in html)
        assert ("More people" in html) == (number < 3) or number > 1
    assert sorted(seen) == sorted(people)
    assert names_in_sight(wren) == names_in_sight(wren)


def test_equal_ones_turn_with_the_day(wren: Person, time_machine_at: At) -> None:
    for n in range(8):
        someone(f"Person {n}", "new in town")
    orders = set()
    for day in range(1, 6):
        with time_machine_at(timezone.now().replace(day=day, month=3)):
            orders.add(tuple(names_in_sight(wren)))
    assert len(orders) > 1


@pytest.mark.parametrize("people", [5, 40])
def test_eight_queries_however_many_people(wren: Person, people: int, django_assert_max_num_queries: Assert) -> None:
    for n in range(people):
        other = someone(f"Person {n}", "new in town", "a hospital stay")
        if n % 3 == 0:
            actions.nod(wren, by=other)
        if n % 2 == 0:
            actions.nod(other, by=wren)
    client = signed_in_as(wren)
    client.get(PAGE)
    with django_assert_max_num_queries(8):
        client.get(PAGE)
