"""Who is shown as being here now, and to whom."""

import pytest

from eachother.home import queries
from eachother.home.tests.make import open_to_company, say, someone
from eachother.people.actions import acquaint, block, mute
from eachother.people.models import How, Person, ShownTo

pytestmark = pytest.mark.django_db

SHARED = "forced hospital stay"


def names(person: Person) -> list[str]:
    return [one.name for one in queries.here_now(person)]


def test_whoever_shares_something_and_is_open() -> None:
    wren, otter, heron = someone("Wren", SHARED), someone("Otter", SHARED), someone("Heron", "night shifts")
    open_to_company(otter, How.LAUGH)
    open_to_company(heron)
    open_to_company(wren)
    [here] = queries.here_now(wren)
    assert (here.name, here.how, here.has_page_open) == ("Otter", "up for a laugh", False)


def test_openness_that_has_faded_is_over() -> None:
    wren, otter = someone("Wren", SHARED), someone("Otter", SHARED)
    open_to_company(otter, for_minutes=-1)
    assert names(wren) == []


def test_whoever_has_a_page_open_is_first_and_has_the_dot(monkeypatch: pytest.MonkeyPatch) -> None:
    wren, otter, moss = someone("Wren", SHARED), someone("Otter", SHARED), someone("Moss", SHARED)
    open_to_company(otter, for_minutes=10)
    open_to_company(moss, for_minutes=20)
    monkeypatch.setattr("eachother.live.presence.here", lambda people: {otter.pk} & set(people))
    assert [(one.name, one.has_page_open) for one in queries.here_now(wren)] == [("Otter", True), ("Moss", False)]


@pytest.mark.parametrize("draw", [block, mute])
def test_nobody_whom_one_has_blocked_or_muted(draw: object) -> None:
    wren, otter = someone("Wren", SHARED), someone("Otter", SHARED)
    open_to_company(otter)
    draw(otter, by=wren)  # type: ignore[operator]
    assert names(wren) == []


def test_nobody_who_has_blocked_one_but_somebody_who_has_muted_one() -> None:
    wren, otter, moss = someone("Wren", SHARED), someone("Otter", SHARED), someone("Moss", SHARED)
    open_to_company(otter)
    open_to_company(moss)
    block(wren, by=otter)
    mute(wren, by=moss)
    assert names(wren) == ["Moss"]


def test_nobody_who_does_not_want_to_be_found() -> None:
    wren, otter = someone("Wren", SHARED), someone("Otter", SHARED)
    open_to_company(otter)
    Person.objects.filter(pk=otter.pk).update(hidden_at=otter.created_at)
    assert names(wren) == []


def test_what_is_shown_after_a_mutual_nod_counts_only_then() -> None:
    wren, otter = someone("Wren", SHARED), someone("Otter")
    say(otter, SHARED, ShownTo.NODDED)
    open_to_company(otter)
    assert names(wren) == []
    acquaint(wren, otter)
    assert names(wren) == ["Otter"]


def test_what_is_for_sharers_is_not_found_out_by_a_claim_made_in_secret() -> None:
    wren, otter, curious = someone("Wren"), someone("Otter"), someone("Curious")
    say(otter, SHARED, ShownTo.SHARERS)
    say(wren, SHARED, ShownTo.SHARERS)
    say(curious, SHARED, ShownTo.NODDED)
    open_to_company(otter)
    assert names(wren) == ["Otter"]
    assert names(curious) == []


def test_a_list_that_does_not_grow_for_ever() -> None:
    wren = someone("Wren", SHARED)
    for number in range(queries.AT_ONCE + 3):
        open_to_company(someone(f"Somebody {number}", SHARED))
    assert len(names(wren)) == queries.AT_ONCE
