"""Where a clause stands, as the browser works it out from what the server gives."""

from pathlib import Path
from typing import Any

import pytest

from eachother.connections.tests import make
from eachother.web.tests.laid_out import NODE, in_node

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(NODE is None, reason="Node is not installed")]
RUN = """
import { standOf } from "./connections/agreed.js";
import { ready } from "./vault/sodium.js";
await ready();
const [row, { connection, me, members }, opened] = given;
const keys = new Map(members);
const reader = { members: keys, signers: keys, since: 1, membersFrom: () => [[...keys.keys()]] };
const about = { connection, me, reader, opened: new Map(opened), before: new Set() };
const { inForce, twisted, everAgreed } = standOf(row, about);
console.log(JSON.stringify({ inForce, twisted, everAgreed }));
"""


def stand(folder: Path, pair: make.Alongside, *, sealed_days: int | None, opens: bool = True, **lies: Any) -> Any:
    """How it stands for Juniper when the server tells `lies` of the wording, and hands its words over, or does not."""
    [row] = make.script_of(pair.juniper).get(f"/alongside/{pair.ref}/clauses").json()["clauses"]
    [wording] = row["wordings"]
    said = {} if sealed_days is None else {"days": sealed_days}
    body = {"clause": row["clause"], "number": 1, "text": "Words go after a week.", **said}
    message = {"kind": "clause", "sender": pair.wren.ref, "hash": wording["hash"], "body": body}
    place = wording["message"]["place"]
    wording |= lies
    members = [(peer.ref, {"ed25519": peer.account.public.ed25519}) for peer in (pair.wren, pair.juniper)]
    about = {"connection": pair.ref, "me": pair.juniper.ref, "members": members}
    opened = [(place, message)] if opens else []
    return in_node(folder, RUN, row, about, opened, rooms=("connections", "vault", "web"))


def test_both_have_agreed_that_words_go(pair: make.Alongside, tmp_path: Path) -> None:
    pair.agrees(pair.proposes("Words go after a week.", days=7), pair.juniper)
    assert stand(tmp_path, pair, sealed_days=7) == {"inForce": True, "twisted": False, "everAgreed": [7]}


@pytest.mark.parametrize("opens", [True, False])
def test_a_yes_to_words_alone_lets_nothing_go(pair: make.Alongside, tmp_path: Path, *, opens: bool) -> None:
    """Both have signed it. Kept back by the server, its words cannot show that they name no time."""
    pair.agrees(pair.proposes("We write once, then wait."), pair.juniper)
    lied = stand(tmp_path, pair, sealed_days=None, opens=opens, days=1)
    assert lied == {"inForce": False, "twisted": True, "everAgreed": []}


def test_words_that_do_not_open_are_still_what_both_signed(pair: make.Alongside, tmp_path: Path) -> None:
    pair.agrees(pair.proposes("We write once, then wait."), pair.juniper)
    assert stand(tmp_path, pair, sealed_days=None, opens=False) == {
        "inForce": True,
        "twisted": False,
        "everAgreed": [None],
    }
