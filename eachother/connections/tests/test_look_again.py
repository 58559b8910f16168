"""A day to look again: both want it, either moves it or lets it go, and Today says once that it has come."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from eachother.connections import actions
from eachother.connections.models import Look
from eachother.connections.queries import days_of
from eachother.connections.refusals import Impossible, Refused
from eachother.connections.tests import make
from eachother.notices.models import Notice

pytestmark = pytest.mark.django_db


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def waits_for(peer: make.Peer) -> list[str]:
    kinds = Notice.objects.filter(person=peer.person).order_by("kind").values_list("kind", flat=True)
    return [kind for kind in kinds if "look" in kind]


def both(pair: make.Alongside, on: date) -> None:
    actions.name_day(pair.connection, by=pair.wren.person, on=on)
    actions.agree_to_day(pair.connection, by=pair.juniper.person, on=on)


def days(pair: make.Alongside) -> tuple[date | None, date | None]:
    agreed, proposed = days_of(pair.connection)
    return agreed.on if agreed else None, proposed.on if proposed else None


def come(pair: make.Alongside) -> None:
    """The day has come."""
    Look.objects.filter(connection=pair.connection).update(on=timezone.localdate())
    actions.say_that_it_is_time()


def test_it_takes_both(pair: make.Alongside) -> None:
    actions.name_day(pair.connection, by=pair.wren.person, on=in_days(9))
    assert days(pair) == (None, in_days(9))
    assert waits_for(pair.juniper) == ["connections.look"]
    with pytest.raises(Refused, match="day-moved"):
        actions.agree_to_day(pair.connection, by=pair.wren.person, on=in_days(9))
    before = pair.connection.revision
    for _ in range(2):
        actions.agree_to_day(pair.connection, by=pair.juniper.person, on=in_days(9))
    assert days(pair) == (in_days(9), None)
    assert (waits_for(pair.juniper), pair.connection.revision) == ([], before + 1)


def test_the_same_day_named_by_both_is_agreed(pair: make.Alongside) -> None:
    for peer in (pair.wren, pair.wren, pair.juniper):
        actions.name_day(pair.connection, by=peer.person, on=in_days(9))
    assert days(pair) == (in_days(9), None)


def test_moving_it_needs_both_and_the_old_day_stands_until_then(pair: make.Alongside) -> None:
    both(pair, in_days(9))
    actions.name_day(pair.connection, by=pair.juniper.person, on=in_days(20))
    actions.name_day(pair.connection, by=pair.juniper.person, on=in_days(21))
    assert days(pair) == (in_days(9), in_days(21))
    with pytest.raises(Refused, match="day-moved"):
        actions.agree_to_day(pair.connection, by=pair.wren.person, on=in_days(20))
    actions.agree_to_day(pair.connection, by=pair.wren.person, on=in_days(21))
    assert days(pair) == (in_days(21), None)


def test_either_lets_it_go(pair: make.Alongside) -> None:
    both(pair, in_days(9))
    actions.name_day(pair.connection, by=pair.wren.person, on=in_days(20))
    actions.let_day_go(pair.connection, by=pair.juniper.person)
    assert days(pair) == (None, None)
    assert waits_for(pair.juniper) == []


def test_what_is_proposed_is_left_and_the_day_stays(pair: make.Alongside) -> None:
    both(pair, in_days(9))
    actions.name_day(pair.connection, by=pair.wren.person, on=in_days(20))
    here = f"/alongside/{pair.ref}/look"
    for peer in (pair.wren, pair.juniper):
        make.signed_in_as(peer).post(f"{here}/end", {"only": "proposed"})
        assert days(pair) == (in_days(9), None)
    assert waits_for(pair.juniper) == []


def test_a_thousand_days_are_not_named_in_one(pair: make.Alongside) -> None:
    wren = make.signed_in_as(pair.wren)
    named = [wren.post(f"/alongside/{pair.ref}/look", {"on": in_days(2 + n).isoformat()}) for n in range(31)]
    assert [answer.status_code for answer in named] == [302] * 30 + [429]


def test_when_it_has_come_each_is_told_once(pair: make.Alongside) -> None:
    both(pair, in_days(9))
    assert actions.say_that_it_is_time() == 0
    come(pair)
    for peer, other in ((pair.wren, "Juniper"), (pair.juniper, "Wren")):
        assert waits_for(peer) == ["connections.look-now"]
        assert f"The day to look again with {other} has come" in make.signed_in_as(peer).get("/today").text
    actions.mark_read(pair.connection, by=pair.wren.person, to=pair.connection.places)
    actions.say_that_it_is_time()
    assert (waits_for(pair.wren), waits_for(pair.juniper)) == ([], ["connections.look-now"])


def test_what_is_only_proposed_never_comes(pair: make.Alongside) -> None:
    actions.name_day(pair.connection, by=pair.wren.person, on=in_days(1))
    come(pair)
    assert waits_for(pair.wren) == []


@pytest.mark.parametrize(("ahead", "reason"), [(0, "past"), (-3, "past"), (1000, "far")])
def test_a_day_that_comes_and_is_not_far(pair: make.Alongside, ahead: int, reason: str) -> None:
    with pytest.raises(Impossible, match=reason):
        actions.name_day(pair.connection, by=pair.wren.person, on=in_days(ahead))
    answer = make.signed_in_as(pair.wren).post(f"/alongside/{pair.ref}/look", {"on": in_days(ahead).isoformat()})
    assert (answer.status_code, Look.objects.count()) == (422, 0)


def test_after_the_end_there_is_no_day(pair: make.Alongside) -> None:
    both(pair, in_days(9))
    actions.end(pair.connection, by=pair.wren.person)
    assert not Look.objects.exists()
    with pytest.raises(Refused, match="ended"):
        actions.name_day(pair.connection, by=pair.wren.person, on=in_days(9))
    assert make.signed_in_as(pair.wren).get(f"/alongside/{pair.ref}/look").status_code == 302


def test_it_works_without_scripts(pair: make.Alongside) -> None:
    wrens, junipers = (make.signed_in_as(peer) for peer in (pair.wren, pair.juniper))
    here, on = f"/alongside/{pair.ref}/look", in_days(9).isoformat()
    assert wrens.post(here, {"on": on}).headers["Location"] == here
    assert "It waits for Juniper." in wrens.get(here).text
    assert "Wren proposes:" in junipers.get(here).text
    junipers.post(f"{here}/agreement", {"on": on})
    assert "You both agree." in wrens.get(here).text
    assert make.script_of(pair.wren).get(f"/alongside/{pair.ref}/clauses").json()["days"] == {
        "agreed": on,
        "now": False,
        "proposed": None,
        "mine": False,
    }
    wrens.post(f"{here}/end")
    assert not Look.objects.exists()
