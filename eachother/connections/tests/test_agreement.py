"""Clauses: on the table, agreed, worded anew, back on the table; what the server knows is who and when."""

import pytest

from eachother.connections import actions
from eachother.connections.models import Clause, Consent, Message, Reopening, Wording
from eachother.connections.queries import agreement_of
from eachother.connections.refusals import Impossible, Refused
from eachother.connections.tests import make
from eachother.foundation.refs import new_ref
from eachother.notices.models import Notice
from eachother.vault.encoding import Malformed

pytestmark = pytest.mark.django_db


def in_force(pair: make.Alongside) -> list[bool]:
    """Whether everybody consents to the latest wording in the present round, clause by clause."""
    return [
        {consent.person_id for consent in table.consents[table.wordings[-1].pk] if consent.round == table.clause.round}
        == set(pair.connection.member_ids)
        for table in agreement_of(pair.connection)
    ]


def reword(pair: make.Alongside, wording: Wording, as_: make.Peer, number: int = 2) -> Wording:
    clause = Clause.objects.get(pk=wording.clause_id)
    post = pair.clause_post("Said differently.", as_, of=clause, number=number)
    return actions.reword_clause(
        pair.connection,
        clause,
        by=as_.person,
        number=number,
        in_round=post["round"],
        sealed=post["sealed"],
        signature=post["signature"],
    )[0]


def reopen(pair: make.Alongside, wording: Wording, as_: make.Peer, in_round: int = 2) -> Reopening:
    post = pair.reopening_post(wording, as_, in_round=in_round)
    return actions.reopen(
        pair.connection, wording.clause, by=as_.person, in_round=in_round, signature=post["signature"]
    )


def test_a_clause_is_in_force_when_both_agree(pair: make.Alongside) -> None:
    wording = pair.proposes()
    assert (wording.message.kind, wording.message.place) == ("clause", 2)
    assert in_force(pair) == [False]
    assert Notice.objects.filter(person=pair.juniper.person, kind="connections.clause").exists()
    pair.agrees(wording, pair.juniper)
    assert in_force(pair) == [True]
    assert not Notice.objects.filter(person=pair.juniper.person, kind="connections.clause").exists()


def test_agreeing_twice_is_once(pair: make.Alongside) -> None:
    wording = pair.proposes()
    for _ in range(2):
        pair.agrees(wording, pair.juniper)
    assert Consent.objects.count() == 2


def test_anybody_puts_it_back_on_the_table(pair: make.Alongside) -> None:
    wording = pair.proposes()
    pair.agrees(wording, pair.juniper)
    reopening = reopen(pair, wording, pair.juniper)
    assert reopening.wording_id == wording.pk
    assert in_force(pair) == [False]
    for peer in (pair.wren, pair.juniper):
        pair.agrees(wording, peer)
    assert in_force(pair) == [True]
    assert Consent.objects.count() == 4


def test_a_pause_does_not_hold_it_back(pair: make.Alongside) -> None:
    wording = pair.proposes()
    actions.pause(pair.connection, by=pair.wren.person)
    reopen(pair, wording, pair.juniper)
    with pytest.raises(Refused, match="paused"):
        pair.agrees(wording, pair.juniper)


def test_two_who_reopen_at_once(pair: make.Alongside) -> None:
    wording = pair.proposes()
    first = reopen(pair, wording, pair.juniper)
    assert reopen(pair, wording, pair.juniper) == first
    with pytest.raises(Refused, match="clause-moved"):
        reopen(pair, wording, pair.wren)


def test_said_differently(pair: make.Alongside) -> None:
    wording = pair.proposes()
    pair.agrees(wording, pair.juniper)
    second = reword(pair, wording, pair.juniper)
    assert second.number == 2
    assert in_force(pair) == [False]
    pair.agrees(second, pair.wren)
    assert in_force(pair) == [True]
    with pytest.raises(Refused, match="clause-moved"):
        pair.agrees(wording, pair.wren)


def test_two_wordings_at_once(pair: make.Alongside) -> None:
    wording = pair.proposes()
    reword(pair, wording, pair.juniper)
    before = Message.objects.count()
    with pytest.raises(Refused, match="clause-moved"):
        reword(pair, wording, pair.wren)
    assert Message.objects.count() == before


def test_a_proposal_sent_twice_is_one(pair: make.Alongside) -> None:
    post = pair.clause_post()
    kept = {"by": pair.wren.person, "ref": post["clause"], "sealed": post["sealed"], "signature": post["signature"]}
    first, new = actions.propose_clause(pair.connection, **kept)
    again, newer = actions.propose_clause(pair.connection, **kept)
    assert (again.pk, new, newer) == (first.pk, True, False)
    with pytest.raises(Impossible, match="other-clause"):
        actions.propose_clause(pair.connection, **kept | {"ref": new_ref()})


def test_a_signature_of_somebody_else_is_refused(pair: make.Alongside) -> None:
    wording = pair.proposes()
    post = pair.consent_post(wording, pair.wren)
    with pytest.raises(Malformed, match="bad-signature"):
        actions.agree_to(
            pair.connection, wording.clause, by=pair.juniper.person, number=1, in_round=1, signature=post["signature"]
        )
    with pytest.raises(Malformed, match="bad-signature"):
        actions.reopen(pair.connection, wording.clause, by=pair.juniper.person, in_round=2, signature=post["signature"])
    forged = pair.clause_post()
    with pytest.raises(Malformed, match="bad-signature"):
        actions.propose_clause(
            pair.connection,
            by=pair.wren.person,
            ref=forged["clause"],
            sealed=forged["sealed"],
            signature=post["signature"],
        )


@pytest.mark.parametrize(("verb", "reason"), [(actions.pause, "paused"), (actions.end, "ended")])
def test_nothing_new_on_the_table_while_paused_or_over(pair: make.Alongside, verb: type, reason: str) -> None:
    wording = pair.proposes()
    verb(pair.connection, by=pair.wren.person)
    with pytest.raises(Refused, match=reason):
        pair.proposes(as_=pair.juniper)
    with pytest.raises(Refused, match=reason):
        reword(pair, wording, pair.wren)


def test_every_step_moves_the_revision(pair: make.Alongside) -> None:
    seen = [pair.connection.revision]
    wording = pair.proposes()
    seen.append(pair.connection.revision)
    pair.agrees(wording, pair.juniper)
    seen.append(pair.connection.revision)
    reopen(pair, wording, pair.wren)
    seen.append(pair.connection.revision)
    assert seen == sorted(set(seen))


def test_scripts_do_all_of_it(pair: make.Alongside) -> None:
    wrens, junipers, here = make.script_of(pair.wren), make.script_of(pair.juniper), f"/alongside/{pair.ref}/clauses"
    post = pair.clause_post()
    assert wrens.post(here, post, content_type="application/json").status_code == 201
    assert wrens.post(here, post, content_type="application/json").status_code == 200
    wording = Wording.objects.get()
    at = f"{here}/{wording.clause.ref}"
    agreed = junipers.post(f"{at}/consents", pair.consent_post(wording, pair.juniper), content_type="application/json")
    assert agreed.status_code == 200
    assert {consent["by"] for consent in agreed.json()["clauses"][0]["wordings"][0]["consents"]} == {
        pair.wren.ref,
        pair.juniper.ref,
    }
    again = pair.reopening_post(wording, pair.juniper, in_round=2)
    assert junipers.post(f"{at}/reopenings", again, content_type="application/json").json()["clauses"][0]["round"] == 2
    clause = Clause.objects.get()
    worded = pair.clause_post("Better.", pair.juniper, of=clause, number=2)
    assert junipers.post(f"{at}/wordings", worded, content_type="application/json").status_code == 201
    table = wrens.get(here).json()["clauses"][0]
    assert [wording["number"] for wording in table["wordings"]] == [1, 2]
    assert [(r["by"], r["round"], r["wording"]) for r in table["reopenings"]] == [(pair.juniper.ref, 2, 1)]
    late = wrens.post(f"{at}/consents", pair.consent_post(wording, pair.wren), content_type="application/json")
    assert (late.status_code, late.json()) == (409, {"reason": "clause-moved"})


def test_a_clause_of_others_is_not_here(pair: make.Alongside, otter: make.Peer) -> None:
    other = make.come_alongside(pair.wren, otter)
    wording = other.proposes()
    address = f"/alongside/{pair.ref}/clauses/{wording.clause.ref}/consents"
    body = pair.consent_post(wording, pair.wren)
    assert make.script_of(pair.wren).post(address, body, content_type="application/json").status_code == 404


def test_queries_do_not_grow(pair: make.Alongside, django_assert_num_queries: pytest.FixtureRequest) -> None:
    for _ in range(4):
        pair.agrees(pair.proposes(), pair.juniper)
    connection = pair.connection
    with django_assert_num_queries(4):  # type: ignore[operator]
        assert len(agreement_of(connection)) == 4
