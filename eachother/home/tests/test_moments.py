"""Hard moments: what is there at once, for oneself alone, also without a script."""

import pytest

from eachother.connections import actions as connections
from eachother.connections.models import State
from eachother.connections.tests.make import come_alongside as come_alongside_with_keys
from eachother.home import moments
from eachother.home.tests.make import come_alongside, signed_in_as, someone, words_of
from eachother.journal import actions as journal
from eachother.journal.models import Kind, Page
from eachother.people.actions import block
from eachother.tests.somebody import a_peer

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


def test_a_plan_that_was_thrown_away_is_at_hand_for_nobody() -> None:
    pair = come_alongside_with_keys(a_peer("Wren"), a_peer("Juniper"))
    for peer in (pair.wren, pair.juniper):
        pair.shows_plan(peer)
        connections.keep_plan_at_hand(pair.connection, by=peer.person, at_hand=True)
    assert "Wren’s plan" in words_of(signed_in_as(pair.juniper).get("/hard-moments").content)
    journal.throw_plan_away(by=pair.wren.person)
    assert "Wren’s plan" not in words_of(signed_in_as(pair.juniper).get("/hard-moments").content)
    assert "Juniper’s plan" in words_of(signed_in_as(pair.wren).get("/hard-moments").content)


def test_what_was_agreed_with_each_is_one_press_away() -> None:
    wren, juniper = someone("Wren"), someone("Juniper")
    come_alongside(wren, juniper)
    assert "With Juniper" in words_of(signed_in_as(wren).get("/hard-moments").content)
    assert "What you agreed" not in words_of(signed_in_as(someone("Otter")).get("/hard-moments").content)


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
