"""A few of them across both sides: what one wrote, with somebody coming in and somebody leaving, the other reads."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eachother.vault.sealing import Talk, open_account, read_talk
from eachother.vault.tests.laid_out import in_node, lay_out
from eachother.vault.tests.make import refused
from eachother.vault.tests.vectors_few import FILE, written_in_javascript, written_in_python


@pytest.fixture(scope="module", params=["kept", "fresh"])
def theirs(request: pytest.FixtureRequest) -> Any:
    if request.param == "kept":
        return json.loads(FILE.read_text())["javascript"]
    request.getfixturevalue("node")
    return written_in_javascript()


def test_everybody_reads_what_was_said_while_they_were_there(theirs: Any) -> None:
    for name, since in (("juniper", 1), ("otter", 1), ("sorrel", 2)):
        talk = _read_by(theirs, name)
        for said in theirs["messages"]:
            if said["epoch"] >= since:
                assert talk.open(said["sealed"], sender=said["sender"]).body == said["body"]


def test_whoever_has_left_has_no_newest_key(theirs: Any) -> None:
    with refused("not-a-member"):
        _read_by(theirs, "wren")


def test_the_browser_reads_what_python_wrote_once(node: Callable[..., Any]) -> None:
    assert node("run.js", "across_few") == {"passed": 2, "failed": []}


def test_the_browser_reads_what_python_writes_now(node: Callable[..., Any], tmp_path: Path) -> None:
    tree = lay_out(tmp_path / "static")
    (tree / "tests/eo1-few.json").write_text(json.dumps({"python": written_in_python()}))
    assert in_node(tree, "run.js", "across_few") == {"passed": 2, "failed": []}


def _read_by(theirs: Any, name: str) -> Talk:
    people = theirs["people"]
    given = {key: people[name][key] for key in ("login", "passphrase", "account", "seed", "slot", "bundle", "identity")}
    account = open_account(origin=theirs["origin"], **given)
    return read_talk(
        account,
        connection=theirs["connection"],
        epochs=[{"record": one["record"], "grant": one["grants"].get(account.ref)} for one in theirs["epochs"]],
        identities={one["account"]: one["identity"] for one in people.values() if one["account"] != account.ref},
    )
