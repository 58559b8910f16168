"""What two have agreed to let go goes after that time, and only while both agree."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from eachother.connections import actions
from eachother.connections.models import Clause, Message, Wording
from eachother.connections.refusals import Impossible, Refused
from eachother.connections.tests import make

pytestmark = pytest.mark.django_db


def ago(message: Message, **how_long: int) -> Message:
    Message.objects.filter(pk=message.pk).update(created_at=timezone.now() - timedelta(**how_long))
    return message


def there(message: Message) -> bool:
    return Message.objects.get(pk=message.pk).envelope is not None


def a_week(pair: make.Alongside, days: int = 7) -> Wording:
    """On the table, and both agree."""
    wording = pair.proposes("Words go after a week.", days=days)
    pair.agrees(wording, pair.juniper)
    return wording


def reword(pair: make.Alongside, wording: Wording, days: int | None) -> Wording:
    clause = Clause.objects.get(pk=wording.clause_id)
    post = pair.clause_post("Words go sooner.", of=clause, number=wording.number + 1, days=days)
    given = {name: post[name] for name in ("number", "sealed", "signature")}
    return actions.reword_clause(
        pair.connection, clause, by=pair.wren.person, in_round=post["round"], days=days, **given
    )[0]


def test_what_is_older_goes_and_what_is_younger_stays(pair: make.Alongside) -> None:
    old, young = ago(pair.says("old"), days=7, hours=1), ago(pair.says("young", pair.juniper), days=6)
    wording = a_week(pair)
    ago(wording.message, days=8)
    assert actions.fade() == 1
    assert [there(one) for one in (old, young, wording.message)] == [False, True, True]
    row = make.script_of(pair.juniper).get(f"/alongside/{pair.ref}/messages").json()["messages"][1]
    assert (row["removed"], row["sender"], row["sequence"]) == (True, pair.wren.ref, old.sequence)
    assert actions.fade() == 0


def test_who_reads_it_finds_the_chain_whole(pair: make.Alongside) -> None:
    """PyNaCl reads what came after, from the hash that stays of what is gone."""
    old = ago(pair.says("old"), days=9)
    a_week(pair)
    pair.says("after")
    actions.fade()
    reader = make.reader_of(pair, pair.juniper)
    for row in make.script_of(pair.juniper).get(f"/alongside/{pair.ref}/messages").json()["messages"]:
        if row.get("removed"):
            reader.tips[row["sender"]] = (row["sequence"], bytes(old.digest))
        else:
            opened = reader.open(row["sealed"], sender=make.sender_of(row["sealed"]))
    assert opened.body["text"] == "after"


def test_one_alone_lets_nothing_go(pair: make.Alongside) -> None:
    old = ago(pair.says(), days=40)
    wording = pair.proposes(days=7)
    assert actions.fade() == 0
    pair.agrees(wording, pair.juniper)
    assert actions.fade() == 1
    assert not there(old)


def test_back_on_the_table_it_stops_at_once(pair: make.Alongside) -> None:
    wording = a_week(pair)
    old = ago(pair.says(), days=40)
    post = pair.reopening_post(wording, pair.juniper, in_round=2)
    actions.reopen(pair.connection, wording.clause, by=pair.juniper.person, in_round=2, signature=post["signature"])
    assert actions.fade() == 0
    pair.agrees(wording, pair.wren)
    assert actions.fade() == 0
    pair.agrees(wording, pair.juniper)
    assert actions.fade() == 1
    assert not there(old)


@pytest.mark.parametrize(("days", "gone"), [(1, True), (0, False)])
def test_said_differently_both_agree_anew(pair: make.Alongside, days: int, *, gone: bool) -> None:
    wording = a_week(pair)
    old = ago(pair.says(), days=3)
    wording = reword(pair, wording, days)
    assert actions.fade() == 0
    pair.agrees(wording, pair.juniper)
    actions.fade()
    assert there(old) is not gone


def test_a_clause_of_words_alone_does_nothing(pair: make.Alongside) -> None:
    old = ago(pair.says(), days=400)
    pair.agrees(pair.proposes("Words go after a day."), pair.juniper)
    assert actions.fade() == 0
    assert there(old)


def test_it_goes_on_after_an_ending(pair: make.Alongside) -> None:
    a_week(pair)
    old = ago(pair.says(), days=8)
    actions.end(pair.connection, by=pair.juniper.person)
    assert actions.fade() == 1
    assert not there(old)


def test_nothing_of_others_goes(pair: make.Alongside, otter: make.Peer) -> None:
    other = make.come_alongside(pair.juniper, otter)
    theirs = ago(other.says(), days=90)
    a_week(pair)
    actions.fade()
    assert there(theirs)


def test_there_is_one_such_clause(pair: make.Alongside) -> None:
    pair.proposes(days=7)
    with pytest.raises(Refused, match="clause-moved"):
        pair.proposes(as_=pair.juniper, days=1)


@pytest.mark.parametrize("days", [2, 365])
def test_only_for_a_time_that_is_offered(pair: make.Alongside, days: int) -> None:
    with pytest.raises(Impossible):
        pair.proposes(days=days)


def test_words_do_not_begin_to_act_by_the_way_nor_stop(pair: make.Alongside) -> None:
    words, acting = pair.proposes(), pair.proposes(days=7)
    with pytest.raises(Impossible):
        reword(pair, words, 7)
    with pytest.raises(Impossible):
        reword(pair, acting, None)


def test_a_script_posts_it(pair: make.Alongside) -> None:
    script, address = make.script_of(pair.wren), f"/alongside/{pair.ref}/clauses"
    post: dict[str, Any] = pair.clause_post("After a month.", days=30)
    assert script.post(address, post, content_type="application/json").status_code == 201
    [table] = script.get(address).json()["clauses"]
    assert [wording["days"] for wording in table["wordings"]] == [30]
