"""A new epoch, after somebody has renewed their keys."""

import pytest

from eachother.connections import actions
from eachother.connections.models import Epoch, Grant
from eachother.connections.refusals import Impossible, Refused
from eachother.connections.tests import make
from eachother.vault.encoding import Malformed

pytestmark = pytest.mark.django_db


def renewed(pair: make.Alongside, by: make.Peer, why: str = "renewed") -> dict[str, object]:
    pair.talk.next_epoch(by.account, pair.wren.account.public, pair.juniper.account.public, why=why)
    return {"record": pair.talk.record, "grants": pair.talk.grants[-1]}


def test_the_next_epoch_is_kept_and_used(pair: make.Alongside) -> None:
    answer = make.script_of(pair.juniper).post(
        f"/alongside/{pair.ref}/keys", renewed(pair, pair.juniper), content_type="application/json"
    )
    assert (answer.status_code, answer.json()) == (201, {"epoch": 2})
    assert Grant.objects.filter(epoch__number=2).count() == 2
    assert pair.says().epoch == 2
    assert pair.connection.revision > 2


def test_begun_anew_after_a_backup(pair: make.Alongside) -> None:
    begun = renewed(pair, pair.wren, why="restored")
    actions.go_on(pair.connection, by=pair.wren.person, **begun)  # type: ignore[arg-type]
    assert pair.says().epoch == 2


def test_again_is_the_same(pair: make.Alongside) -> None:
    body = renewed(pair, pair.wren)
    first = actions.go_on(pair.connection, by=pair.wren.person, **body)  # type: ignore[arg-type]
    assert actions.go_on(pair.connection, by=pair.wren.person, **body) == first  # type: ignore[arg-type]


def test_of_two_at_once_one_is_kept(pair: make.Alongside) -> None:
    kept = len(pair.talk.epochs)
    first = renewed(pair, pair.wren)
    pair.talk.epochs, pair.talk.keys = pair.talk.epochs[:kept], pair.talk.keys[:kept]
    second = renewed(pair, pair.juniper)
    actions.go_on(pair.connection, by=pair.wren.person, **first)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="epoch"):
        actions.go_on(pair.connection, by=pair.juniper.person, **second)  # type: ignore[arg-type]
    assert Epoch.objects.count() == 2


def test_nobody_else_comes_in_with_it(pair: make.Alongside, heron: make.Peer) -> None:
    keys = (pair.wren.account.public, pair.juniper.account.public, heron.account.public)
    pair.talk.next_epoch(pair.wren.account, *keys, why="joined")
    with pytest.raises(Impossible, match="other-members"):
        actions.go_on(pair.connection, by=pair.wren.person, record=pair.talk.record, grants=pair.talk.grants[-1])


def test_it_must_be_the_author_s_own(pair: make.Alongside) -> None:
    body = renewed(pair, pair.wren)
    with pytest.raises(Impossible):
        actions.go_on(pair.connection, by=pair.juniper.person, **body)  # type: ignore[arg-type]
    with pytest.raises(Malformed):
        actions.go_on(pair.connection, by=pair.wren.person, record=str(body["record"]), grants={})
