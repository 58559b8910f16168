"""POST /people/<ref>/nod: a fleeting smile of recognition."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from eachother.finding import actions, announcements
from eachother.finding.kinds import NOD
from eachother.finding.models import Nod, Why
from eachother.finding.tests.make import hide, signed_in_as
from eachother.notices.models import Notice
from eachother.notices.queries import waiting_for
from eachother.people.actions import block, mute
from eachother.people.models import Person
from eachother.people.problems import Problem
from eachother.people.queries import acquainted_ids

MONTH = timedelta(days=30)


def press(by: Person, to: Person, *, htmx: bool = False, **headers: Any) -> Any:
    extra = {"HX-Request": "true"} if htmx else {}
    return signed_in_as(by).post(f"/people/{to.ref}/nod", headers={**extra, **headers})


@pytest.fixture
def met() -> Iterator[list[tuple[Person, Person]]]:
    heard = []

    def hear(first: Any, second: Any, **_: Any) -> None:
        heard.append((first, second))

    announcements.nods_met.connect(hear)
    yield heard
    announcements.nods_met.disconnect(hear)


def test_a_nod_is_kept_and_told(wren: Person, otter: Person) -> None:
    response = press(wren, otter)
    assert response.status_code == 302
    assert response.url == "/people"
    assert Nod.objects.get().by == wren
    card = waiting_for(otter)[0]
    assert card.title == "Wren nodded to you"
    assert set(card.chips) == {"a hospital stay", "new in town"}
    assert card.action_text == "Nod back"


def test_without_scripts_it_leads_back_to_the_page_it_was_pressed_on(wren: Person, otter: Person) -> None:
    response = press(wren, otter, Referer=f"http://testserver/people/{otter.ref}?a=1")
    assert response.url == f"/people/{otter.ref}?a=1"
    for elsewhere in ("https://elsewhere.example/people", "http://testserver//elsewhere.example", "junk"):
        assert press(wren, otter, Referer=elsewhere).url == "/people"


def test_with_htmx_the_place_of_the_button_changes(wren: Person, otter: Person) -> None:
    html = press(wren, otter, htmx=True).content.decode()
    assert "You nodded." in html
    assert "Withdraw" in html
    assert "<html" not in html


def test_nodding_twice_is_one_nod(wren: Person, otter: Person) -> None:
    press(wren, otter)
    press(wren, otter)
    assert Nod.objects.count() == Notice.objects.count() == 1


def test_two_nods_open_the_way(wren: Person, otter: Person, met: list[tuple[Person, Person]]) -> None:
    actions.nod(otter, by=wren)
    html = press(otter, wren, htmx=True).content.decode()
    assert "You have both nodded. Either of you may say hello." in html
    assert acquainted_ids(wren) == {otter.pk}
    assert met == [(wren, otter)]


def test_without_scripts_two_nods_lead_to_the_others_page_where_the_hello_is_said(wren: Person, otter: Person) -> None:
    actions.nod(otter, by=wren)
    assert press(otter, wren, Referer="http://testserver/today").url == f"/people/{wren.ref}"


def test_when_nodded_back_what_waited_is_settled_and_the_other_is_told(wren: Person, otter: Person) -> None:
    actions.nod(otter, by=wren)
    actions.nod(wren, by=otter)
    assert waiting_for(otter) == []
    assert [card.title for card in waiting_for(wren)] == ["You and Otter have both nodded"]


def test_nobody_nods_to_themselves(wren: Person) -> None:
    response = press(wren, wren)
    assert response.status_code == 400
    assert "A nod is for somebody else." in response.content.decode()
    with pytest.raises(Problem):
        actions.nod(wren, by=wren)
    with pytest.raises(IntegrityError), transaction.atomic():
        Nod.objects.create(by=wren, to=wren)


@pytest.mark.parametrize("line", ["blocked", "blocked-by-them", "hidden", "nobody"])
def test_nobody_nods_to_who_is_not_there_for_them(wren: Person, otter: Person, line: str) -> None:
    if line == "blocked":
        block(otter, by=wren)
    elif line == "blocked-by-them":
        block(wren, by=otter)
    elif line == "hidden":
        hide(otter)
    else:
        otter.ref = "a" * 16
    assert press(wren, otter).status_code == 404
    assert not Nod.objects.exists()


def test_who_is_hidden_and_has_nodded_can_be_nodded_back(wren: Person, otter: Person) -> None:
    actions.nod(wren, by=otter)
    hide(otter)
    assert press(wren, otter).status_code == 302
    assert acquainted_ids(wren) == {otter.pk}


def test_a_nod_from_somebody_muted_is_kept_and_not_shown(wren: Person, otter: Person) -> None:
    mute(wren, by=otter)
    assert press(wren, otter).status_code == 302
    assert waiting_for(otter) == []


def test_signed_out(client: Client, otter: Person) -> None:
    assert client.post(f"/people/{otter.ref}/nod").headers["Location"].startswith("/door")
    assert not Nod.objects.exists()


def test_get_refused(wren: Person, otter: Person) -> None:
    assert signed_in_as(wren).get(f"/people/{otter.ref}/nod").status_code == 405


def test_so_many_nods_in_an_hour_are_enough(wren: Person, otter: Person) -> None:
    client = signed_in_as(wren)
    answers = [client.post(f"/people/{otter.ref}/nod").status_code for _ in range(61)]
    assert answers == [302] * 60 + [429]


def test_a_nod_fades_after_thirty_days_even_before_it_is_tidied_away(
    wren: Person, otter: Person, met: list[tuple[Person, Person]]
) -> None:
    with time_machine.travel(timezone.now() - MONTH - timedelta(minutes=1), tick=False):
        actions.nod(otter, by=wren)
    assert waiting_for(otter) == []
    actions.nod(wren, by=otter)
    assert met == []
    assert acquainted_ids(wren) == set()


def test_a_nod_of_twenty_nine_days_still_counts(wren: Person, otter: Person, met: list[tuple[Person, Person]]) -> None:
    with time_machine.travel(timezone.now() - MONTH + timedelta(minutes=1), tick=False):
        actions.nod(otter, by=wren)
    actions.nod(wren, by=otter)
    assert met == [(wren, otter)]


def test_a_faded_nod_can_be_given_anew(wren: Person, otter: Person) -> None:
    with time_machine.travel(timezone.now() - 2 * MONTH, tick=False):
        actions.nod(otter, by=wren)
    actions.nod(otter, by=wren)
    assert Nod.objects.live().count() == 1


def test_the_faded_are_tidied_away_with_what_was_told_of_them(wren: Person, otter: Person, sorrel: Person) -> None:
    with time_machine.travel(timezone.now() - 2 * MONTH, tick=False):
        actions.nod(otter, by=wren)
    actions.nod(sorrel, by=wren)
    assert actions.fade() == 1
    assert [nod.to for nod in Nod.objects.all()] == [sorrel]
    assert [notice.person for notice in Notice.objects.filter(kind=NOD)] == [sorrel]


def test_what_two_nods_opened_stays_when_they_fade(wren: Person, otter: Person) -> None:
    with time_machine.travel(timezone.now() - 2 * MONTH, tick=False):
        actions.nod(otter, by=wren)
        actions.nod(wren, by=otter)
    actions.fade()
    assert acquainted_ids(wren) == {otter.pk}
    actions.nod(otter, by=wren)
    assert waiting_for(otter) == []


def test_once_they_are_alongside_no_nod_waits_and_neither_is_brought_in_sight(wren: Person, otter: Person) -> None:
    actions.nod(otter, by=wren)
    actions.tie(wren, otter, Why.ALONGSIDE)
    assert waiting_for(otter) == []


def test_a_block_leaves_no_nod_behind(wren: Person, otter: Person) -> None:
    actions.nod(otter, by=wren)
    actions.nod(wren, by=otter)
    actions.part(wren, otter)
    assert not Nod.objects.exists()
    assert not Notice.objects.exists()
