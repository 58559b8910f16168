"""Writes `js/eo1.json`: the same sealed things made by each side, each to be read by the other.

Made anew with `python -m eachother.vault.tests.vectors` when a format gets a new version; old vectors stay readable.
"""

import json
import secrets
import tempfile
from pathlib import Path
from typing import Any

from eachother.foundation.refs import new_ref
from eachother.vault.encoding import to_base64
from eachother.vault.sealing import (
    Account,
    add_passkey,
    agree,
    begin,
    fingerprint,
    make_account,
    question_for,
    reopen,
    safety_number,
    seal_file,
    seal_page,
    seal_signal,
)
from eachother.vault.sealing.boxes import box_pair
from eachother.vault.tests.laid_out import in_node, lay_out

FILE = Path(__file__).parent / "js/eo1.json"
ORIGIN = "https://peers.example"
SOUND = b"the sound of a kettle"


def written_in_python() -> dict[str, Any]:
    """As `js/write.js` does it: a hello, a clause, a tombstone, a renewed key, a new epoch, words."""
    wren = make_account(origin=ORIGIN, login="Wren", passphrase="zoë flew south")
    juniper = make_account(origin=ORIGIN, login="JUNIPER", passphrase="a bush of berries")
    talk, clause, messages = begin(wren, juniper), new_ref(), []

    def say(by: Account, kind: str, body: dict[str, Any]) -> tuple[int, bytes]:
        sealed = talk.seal_as(by, kind, body)
        messages.append({"sealed": sealed.text, "sender": by.ref, "kind": kind, "body": body})
        return sealed.sequence, sealed.hash

    sequence, hash_of_hello = say(wren, "hello", {"text": "Hello, I read what you wrote. 🌿"})
    _, hash_of_clause = say(wren, "clause", {"clause": clause, "text": "We answer when we can.", "number": 1})
    say(wren, "tombstone", {"sequence": sequence, "hash": to_base64(hash_of_hello)})
    old_key = juniper.public.x25519
    juniper.earlier, juniper.x25519 = [juniper.x25519], box_pair(secrets.token_bytes(32))
    wren.pin(juniper)
    juniper.pin(wren)
    wren.pins[juniper.ref]["earlier"] = [old_key]
    talk.next_epoch(juniper, wren.public, juniper.public, why="renewed")
    say(juniper, "words", {"text": "It is me, with a new key."})
    words = {"helps": "Tea on the step. 🌿", "never": "Ringing my sister."}
    plan: dict[str, Any] = {"kind": "plan", "ref": juniper.ref, "revision": 3, "words": words}
    about: dict[str, Any] = {"connection": talk.connection, "clause": clause, "message_hash": hash_of_clause}
    file = seal_file(talk.connection, SOUND)
    said = {"what": "ring", "to": None, "from": new_ref(), "number": 1}
    public = {"connection": talk.connection, "clause": clause, "hash": to_base64(hash_of_clause)}
    return {
        "origin": ORIGIN,
        "wren": _given(wren, "zoë flew south"),
        "juniper": _given(juniper, "a bush of berries"),
        "connection": talk.connection,
        "messages": messages,
        "epochs": [
            {"record": to_base64(epoch.blob), "grants": grants}
            for epoch, grants in zip(talk.epochs, talk.grants, strict=True)
        ],
        "agreement": {**public, "round": 1, "signature": agree(wren, **about, round=1)},
        "reopening": {**public, "round": 2, "signature": reopen(wren, **about, round=2)},
        "safety": safety_number(wren, juniper),
        "fingerprint": fingerprint(wren),
        "page": {**plan, "sealed": seal_page(juniper, **plan)},
        "file": {"told": file.told, "chunks": [to_base64(chunk) for chunk in file.chunks], "is": SOUND.decode()},
        "signal": {"sender": juniper.ref, "said": said, "sealed": seal_signal(talk, juniper, said)},
        "shown": {"sender": wren.ref, "revision": 2, "words": words, "sealed": talk.show(words, revision=2, by=wren)},
    }


def written_in_javascript() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        written: dict[str, Any] = in_node(lay_out(Path(folder) / "static"), "write.js")
    return written


def _given(account: Account, passphrase: str) -> dict[str, Any]:
    changed = {"bundle": account.sealed_bundle(2), "identity": account.identity}
    said = {"passphrase": passphrase, "recoveryCode": account.recovery_code, "passkey": passkey_of(account)}
    return {**account.post, **changed, **said}


def passkey_of(account: Account) -> dict[str, str]:
    answer, question = secrets.token_bytes(32), question_for(account.origin)
    return {"question": to_base64(question), "answer": to_base64(answer), **add_passkey(account, answer)}


def main() -> None:
    both = {"javascript": written_in_javascript(), "python": written_in_python()}
    FILE.write_text(json.dumps(both, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
