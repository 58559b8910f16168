"""Writes `js/eo1-few.json`: a few of them, made by each side to be read by the other.

Made anew with `python -m eachother.vault.tests.vectors_few` when a format gets a new version; old ones stay readable.
"""

import json
import tempfile
from itertools import permutations
from pathlib import Path
from typing import Any

from eachother.vault.encoding import to_base64
from eachother.vault.sealing import Account, approve, begin, make_account
from eachother.vault.tests.laid_out import in_node, lay_out

FILE = Path(__file__).parent / "js/eo1-few.json"
ORIGIN = "https://peers.example"
NAMES = ("wren", "juniper", "otter", "sorrel")


def written_in_python() -> dict[str, Any]:
    """As `js/write_few.js` does it: three begin, Sorrel comes in by Juniper's hand, Wren leaves."""
    accounts = [make_account(origin=ORIGIN, login=name, passphrase=f"{name} flew south") for name in NAMES]
    for one, other in permutations(accounts, 2):
        one.pin(other)
    wren, juniper, otter, sorrel = accounts
    talk, messages = begin(wren, juniper, otter), []

    def say(by: Account, text: str) -> None:
        sealed = talk.seal_as(by, "words", {"text": text})
        said = {"sealed": sealed.text, "sender": by.ref, "kind": "words", "body": {"text": text}}
        messages.append({**said, "epoch": len(talk.epochs)})

    say(wren, "The three of us. 🌿")
    approvals = {sorrel.ref: {one.ref: approve(one, talk, sorrel.public) for one in (wren, otter)}}
    talk.next_epoch(juniper, *(one.public for one in accounts), why="joined", approvals=approvals)
    say(sorrel, "Thank you for asking me.")
    talk.next_epoch(otter, juniper.public, otter.public, sorrel.public, why="left")
    say(juniper, "Wren has gone on.")
    given = {one.login: {**one.post, "passphrase": f"{one.login} flew south"} for one in accounts}
    for one in accounts:
        given[one.login] |= {"bundle": one.sealed_bundle(2), "identity": one.identity}
    epochs = zip(talk.epochs, talk.grants, strict=True)
    return {
        "origin": ORIGIN,
        "connection": talk.connection,
        "messages": messages,
        "people": given,
        "epochs": [{"record": to_base64(epoch.blob), "grants": grants} for epoch, grants in epochs],
    }


def written_in_javascript() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        written: dict[str, Any] = in_node(lay_out(Path(folder) / "static"), "write_few.js")
    return written


def main() -> None:
    both = {"javascript": written_in_javascript(), "python": written_in_python()}
    FILE.write_text(json.dumps(both, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
