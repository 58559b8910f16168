"""While Redis does not answer: said plainly, nothing breaks, what was typed is still there."""

import pytest

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.people.models import Person
from eachother.table import actions, board, queries
from eachother.table.shared import Shared
from eachother.table.tests import make


@pytest.fixture(autouse=True)
def away(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = Shared("redis://127.0.0.1:1/0")
    for module in (board, actions, queries):
        monkeypatch.setattr(module, "tables", lambda: nobody)


def test_the_pages_say_so(circle: Circle, wren: Person) -> None:
    browser = make.signed_in_as(wren)
    assert browser.get(f"/circles/{circle.ref}").status_code == 200
    for path in ("table", "table/now"):
        assert "cannot be reached just now" in browser.get(f"/circles/{circle.ref}/{path}").text
    for path in ("table/seat", "table/seat/withdrawal"):
        assert browser.post(f"/circles/{circle.ref}/{path}").status_code == 302


def test_what_was_typed_is_still_there(circle: Circle, wren: Person) -> None:
    answer = make.signed_in_as(wren).post(f"/circles/{circle.ref}/table/lines", {"words": "my good joke"})
    assert (answer.status_code, "my good joke" in answer.text) == (409, True)


def test_leaving_goes_on(circle: Circle, wren: Person) -> None:
    circles.leave(circle, by=wren, takes_words=True)
    actions.get_up_everywhere(wren.pk)
    actions.forget(wren)
