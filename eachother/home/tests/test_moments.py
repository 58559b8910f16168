"""Hard moments: what is there at once, for oneself alone, also without a script."""

import pytest

from eachother.connections.models import State
from eachother.home import moments
from eachother.home.tests.make import come_alongside, signed_in_as, someone, words_of
from eachother.journal.models import Kind, Page
from eachother.people.actions import block

pytestmark = pytest.mark.django_db


@pytest.fixture
def present(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Who has a page open."""
    people: set[int] = set()
    monkeypatch.setattr("eachother.live.presence.here", lambda asked: people & set(asked))
    return people


def test_who_is_around_stands_first(present: set[int]) -> None:
    wren, juniper, bramble, otter = (someone(name) for name in ("Wren", "Juniper", "Bramble", "Otter"))
    for other in (juniper, bramble):
        come_alongside(wren, other)
    come_alongside(wren, otter, State.PAUSED)
    present |= {bramble.pk, otter.pk}
    around, others = moments.near(wren)
    assert [one.other.name for one in around] == ["Bramble"]
    assert [one.other.name for one in others] == ["Juniper"]
    said = signed_in_as(wren).get("/hard-moments").text
    assert said.index("Bramble") < said.index("Juniper")
    assert "Otter" not in said
    block(bramble, by=wren)
    assert moments.near(wren)[0] == []


def test_a_plan_is_asked_for_only_when_there_is_one() -> None:
    wren, juniper = someone("Wren"), someone("Juniper")
    Page.objects.create(owner=juniper, ref=juniper.ref, kind=Kind.PLAN, revision=1, sealed=b"")
    assert "my-plan" in signed_in_as(juniper).get("/hard-moments").text
    hers = signed_in_as(wren).get("/hard-moments")
    assert "my-plan" not in hers.text
    assert "Write a few words" in words_of(hers.content)


def test_it_is_one_press_away_from_every_page() -> None:
    wren = signed_in_as(someone("Wren"))
    for path in ("/today", "/me", "/alongside", "/me/plan", "/nowhere"):
        assert ('href="/hard-moments"' in wren.get(path).text) == (path != "/nowhere"), path


def test_it_is_quick(django_assert_max_num_queries: object) -> None:
    wren = someone("Wren")
    for n in range(3):
        come_alongside(wren, someone(f"Number {n}"))
    browser = signed_in_as(wren)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        browser.get("/hard-moments")
