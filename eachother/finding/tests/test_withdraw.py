"""POST /people/<ref>/nod/withdrawal: taking a nod back."""

from typing import Any

import pytest
from django.test import Client

from eachother.finding import actions
from eachother.finding.models import Nod
from eachother.finding.tests.make import hide, signed_in_as
from eachother.notices.queries import waiting_for
from eachother.people.actions import block
from eachother.people.models import Person
from eachother.people.queries import acquainted_ids


def press(by: Person, to: Person, *, htmx: bool = False) -> Any:
    headers = {"HX-Request": "true"} if htmx else {}
    return signed_in_as(by).post(f"/people/{to.ref}/nod/withdrawal", headers=headers)


def test_it_is_gone_and_so_is_what_was_told(wren: Person, otter: Person) -> None:
    actions.nod(otter, by=wren)
    assert press(wren, otter).status_code == 302
    assert not Nod.objects.exists()
    assert waiting_for(otter) == []


def test_what_two_nods_had_opened_is_closed_and_the_others_nod_stays(wren: Person, otter: Person) -> None:
    actions.nod(otter, by=wren)
    actions.nod(wren, by=otter)
    html = press(wren, otter, htmx=True).content.decode()
    assert acquainted_ids(wren) == set()
    assert "Otter nodded to you." in html
    assert "Nod back" in html


def test_where_there_is_none_nothing_happens(wren: Person, otter: Person) -> None:
    assert press(wren, otter).status_code == 302


def test_it_can_be_taken_back_from_somebody_who_hides_now(wren: Person, otter: Person) -> None:
    actions.nod(otter, by=wren)
    hide(otter)
    assert press(wren, otter).status_code == 302
    assert not Nod.objects.exists()


@pytest.mark.parametrize("who", ["wren", "otter"])
def test_nothing_between_those_who_are_blocked(wren: Person, otter: Person, who: str) -> None:
    by, other = (wren, otter) if who == "wren" else (otter, wren)
    block(other, by=by)
    assert press(wren, otter).status_code == 404


def test_signed_out(client: Client, otter: Person) -> None:
    assert client.post(f"/people/{otter.ref}/nod/withdrawal").headers["Location"].startswith("/door")


def test_get_refused(wren: Person, otter: Person) -> None:
    assert signed_in_as(wren).get(f"/people/{otter.ref}/nod/withdrawal").status_code == 405
