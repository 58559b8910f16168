"""Somebody is new: a few who share something are told, quietly, for a week."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from eachother.finding.actions import no_longer_new, nod, place, tie, welcome
from eachother.finding.kinds import NEW
from eachother.finding.models import LetBe, Why
from eachother.finding.newcomers import NEWCOMERS_EACH, TOLD_AT_MOST
from eachother.notices import actions as notices
from eachother.notices.models import Notice, Told
from eachother.notices.queries import counts_by_place, waiting_for
from eachother.people import actions
from eachother.people.models import Device, FoundBy, NoddedBy, Person, ShownTo
from eachother.tests.somebody import say, signed_in_as, someone, words_of

pytestmark = pytest.mark.django_db
SHARED = "new in town"


def here(name: str, *lived: str, days_here: float = 60) -> Person:
    person = someone(name, *(lived or (SHARED,)), days_here=days_here)
    place(person)
    return person


def sorrel(*lived: str, days_here: float = 0.5) -> Person:
    return here("Sorrel", *lived, days_here=days_here)


def told_of(person: Person) -> set[str]:
    return set(Notice.objects.filter(kind=NEW, about=person.ref).values_list("person__name", flat=True))


def titles(person: Person) -> list[str]:
    return [str(card.title) for card in waiting_for(Person.objects.get(pk=person.pk))]


def test_who_shares_something_is_told_as_soon_as_it_is_said() -> None:
    wren, _heron = here("Wren"), here("Heron", "night shifts")
    person = someone("Sorrel", days_here=0.1)
    actions.take_up(SHARED, by=person)
    assert told_of(person) == {"Wren"}
    page = signed_in_as(wren).get("/today")
    assert f"Sorrel is new here {SHARED}" in words_of(page.content)
    assert f'action="/people/{person.ref}/nod"' in page.text
    assert counts_by_place(wren).get("people", 0) == 0  # quietly


def test_it_is_told_once_and_at_most_to_a_few() -> None:
    for number in range(TOLD_AT_MOST + 3):
        here(f"Somebody {number}")
    person = sorrel()
    welcome(person)
    first = told_of(person)
    welcome(person)
    assert len(first) == TOLD_AT_MOST
    assert told_of(person) == first


def test_not_now_is_a_press_and_is_told_to_nobody() -> None:
    wren, person = here("Wren"), sorrel()
    welcome(person)
    page = signed_in_as(wren).get("/today")
    assert f'action="/people/{person.ref}/not-now"' in page.text
    for _twice in range(2):
        assert signed_in_as(wren).post(f"/people/{person.ref}/not-now").status_code == 302
    assert titles(wren) == titles(person) == []
    welcome(person)
    assert told_of(person) == set(), "let be, it does not come again"
    heron = here("Heron")
    welcome(person)
    assert told_of(person) == {"Heron"}, "somebody else is told instead"
    assert signed_in_as(heron).get(f"/people/{person.ref}/not-now").status_code == 405
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        no_longer_new()
    assert not LetBe.objects.exists()


def test_not_now_of_somebody_one_was_not_told_of_is_nothing() -> None:
    wren, person = here("Wren", "night shifts"), sorrel()
    assert signed_in_as(wren).post(f"/people/{person.ref}/not-now").status_code == 302
    assert not LetBe.objects.exists()
    actions.block(wren, by=person)
    assert signed_in_as(wren).post(f"/people/{person.ref}/not-now").status_code == 404


def test_whoever_has_been_here_for_a_week_is_not_new() -> None:
    wren, person = here("Wren"), sorrel(days_here=7.01)
    welcome(person)
    assert told_of(person) == set()
    younger = here("Fern", days_here=6.9)
    welcome(younger)
    assert titles(wren) == ["Fern is new here"]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert titles(wren) == []
        assert no_longer_new() == 1
        assert told_of(younger) == set()
        assert no_longer_new() == 0


def test_whoever_has_little_company_and_was_here_lately_comes_first() -> None:
    for number in range(TOLD_AT_MOST):
        busy = here(f"Busy {number}")
        tie(busy, someone(f"Other {number}"), Why.ALONGSIDE)
        Device.objects.create(person=busy, session_key=f"busy-{number}")
    lonely, away = here("Lonely"), here("Away")
    Device.objects.create(person=lonely, session_key="lonely")
    long_ago = timezone.localdate() - timedelta(days=30)
    Device.objects.create(person=away, session_key="away", last_seen_on=long_ago)
    person = sorrel()
    welcome(person)
    assert "Lonely" in told_of(person)
    assert "Away" not in told_of(person)


def test_nobody_is_told_of_one_newcomer_after_the_other() -> None:
    wren = here("Wren")
    for number in range(NEWCOMERS_EACH + 2):
        welcome(here(f"New {number}", days_here=1))
    assert Notice.objects.filter(kind=NEW, person=wren).count() == NEWCOMERS_EACH


@pytest.mark.parametrize("by_wren", [True, False])
@pytest.mark.parametrize("line", [actions.block, actions.mute])
def test_never_between_those_who_have_drawn_a_line(by_wren: bool, line: object) -> None:
    wren, person = here("Wren"), sorrel()
    by, other = (wren, person) if by_wren else (person, wren)
    line(other, by=by)  # type: ignore[operator]
    welcome(person)
    assert told_of(person) == set()


def test_nor_of_or_to_whoever_would_not_be_found() -> None:
    wren, person = here("Wren"), sorrel()
    actions.be_found_by(FoundBy.NOBODY, NoddedBy.SEEING, by=wren)
    welcome(person)
    assert told_of(person) == set()
    actions.be_found_by(FoundBy.SHARING, NoddedBy.SEEING, by=wren)
    welcome(person)
    assert told_of(person) == {"Wren"}
    actions.be_found_by(FoundBy.NODDED, NoddedBy.SEEING, by=person)
    assert told_of(person) == set()


@pytest.mark.parametrize("veils", ["Wren", "Sorrel"])
def test_what_is_veiled_tells_nobody(veils: str) -> None:
    for name in ("Wren", "Sorrel"):
        person = someone(name, days_here=60 if name == "Wren" else 1)
        say(person, SHARED, ShownTo.SHARERS if name == veils else ShownTo.EVERYBODY)
        place(person)
    welcome(person)
    assert told_of(person) == set()


def test_a_nod_or_a_hello_is_the_end_of_it() -> None:
    wren, otter, person = here("Wren"), here("Otter"), sorrel()
    welcome(person)
    assert told_of(person) == {"Wren", "Otter"}
    nod(person, by=wren)
    assert told_of(person) == {"Otter"}
    tie(otter, person, Why.HELLO)
    welcome(person)
    assert told_of(person) == set()


def test_whoever_has_nodded_already_is_not_told() -> None:
    wren, person = here("Wren"), sorrel()
    nod(person, by=wren)
    welcome(person)
    assert told_of(person) == set()


def test_who_would_not_be_told_leaves_the_place_to_others() -> None:
    wren, _otter, person = here("Wren"), here("Otter"), sorrel()
    notices.choose({"newcomers": Told.NEVER}, by=wren)
    welcome(person)
    assert told_of(person) == {"Otter"}


def test_what_is_no_longer_shared_is_not_shown() -> None:
    wren, person = here("Wren"), sorrel()
    welcome(person)
    assert titles(wren) == ["Sorrel is new here"]
    actions.let_go(wren.lived.get())
    assert titles(wren) == []


def test_where_nobody_may_nod_there_is_only_the_way_to_their_page() -> None:
    wren, person = here("Wren"), sorrel()
    welcome(person)
    actions.be_found_by(FoundBy.SHARING, NoddedBy.NOBODY, by=person)
    (card,) = waiting_for(wren)
    assert (card.action_url, card.link) == ("", f"/people/{person.ref}")
