"""What one side writes, the other reads: JavaScript with libsodium's WebAssembly, Python with PyNaCl."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eachother.vault.encoding import Malformed, from_base64, to_base64
from eachother.vault.envelopes import (
    check_agreement,
    check_reopening,
    read_new_passphrase,
    read_page,
    read_recovery_slot,
    read_signal,
)
from eachother.vault.login import normalise_login
from eachother.vault.sealing import (
    Account,
    Talk,
    fingerprint,
    open_account,
    open_file,
    open_page,
    open_signal,
    open_with_passkey,
    question_for,
    read_talk,
    recover_account,
    safety_number,
)
from eachother.vault.sealing.passkeys import split_passkey
from eachother.vault.tests.laid_out import in_node, lay_out
from eachother.vault.tests.vectors import FILE, written_in_javascript, written_in_python

NAMES = Path(__file__).parent / "js/names.json"


@pytest.fixture(scope="module", params=["kept", "fresh"])
def theirs(request: pytest.FixtureRequest) -> Any:
    """Written in JavaScript: once and for all, and just now."""
    if request.param == "kept":
        return json.loads(FILE.read_text())["javascript"]
    request.getfixturevalue("node")
    return written_in_javascript()


def test_accounts_from_the_browser_open(theirs: Any) -> None:
    for person in (theirs["wren"], theirs["juniper"]):
        opened = _opened(theirs, person)
        given = {name: person[name] for name in ("account", "login", "bundle", "identity")}
        recovered = recover_account(
            origin=theirs["origin"], code=person["recoveryCode"], slot=person["recovery"]["slot"], **given
        )
        assert recovered.ak == opened.ak
        assert opened.revision == person["bundle"]["revision"]
        read_recovery_slot(person["recovery"])
    assert read_new_passphrase(theirs["juniper"]).auth == theirs["juniper"]["auth"]


def test_passkeys_from_the_browser_open(theirs: Any) -> None:
    for person in (theirs["wren"], theirs["juniper"]):
        passkey = person["passkey"]
        answer, about = from_base64(passkey["answer"]), {"origin": theirs["origin"], "account": person["account"]}
        assert to_base64(question_for(theirs["origin"])) == passkey["question"]
        assert split_passkey(**about, answer=answer).auth == passkey["auth"] != person["auth"]
        given = {**about, **{name: person[name] for name in ("login", "bundle", "identity")}}
        opened = open_with_passkey(answer=answer, slot=passkey["slot"], **given)
        assert opened.ak == _opened(theirs, person).ak
        for others in ({"answer": bytes(32), "slot": passkey["slot"]}, {"answer": answer, "slot": person["slot"]}):
            with pytest.raises(Malformed, match="not-opened"):
                open_with_passkey(**others, **given)


def test_another_passphrase_opens_nothing(theirs: Any) -> None:
    with pytest.raises(Malformed, match="not-opened"):
        _opened(theirs, {**theirs["wren"], "passphrase": "zoe flew south"})


def test_a_conversation_from_the_browser_is_read_by_both(theirs: Any) -> None:
    for name, other in (("wren", "juniper"), ("juniper", "wren")):
        talk = _talk(theirs, name, other)
        assert len(talk.epochs) == 2
        for message in theirs["messages"]:
            opened = talk.open(message["sealed"], sender=message["sender"])
            assert (opened.kind, opened.body) == (message["kind"], message["body"])


def test_signatures_and_marks_from_the_browser_hold(theirs: Any) -> None:
    wren, juniper = _opened(theirs, theirs["wren"]), _opened(theirs, theirs["juniper"])
    for check, made in ((check_agreement, theirs["agreement"]), (check_reopening, theirs["reopening"])):
        about = {"connection": made["connection"], "clause": made["clause"], "message_hash": from_base64(made["hash"])}
        check(made["signature"], ed25519=wren.public.ed25519, round=made["round"], **about)
        with pytest.raises(Malformed, match="bad-signature"):
            check(made["signature"], ed25519=wren.public.ed25519, round=made["round"] + 1, **about)
    assert safety_number(wren, juniper) == theirs["safety"]
    assert fingerprint(wren) == theirs["fingerprint"]


def test_a_page_from_the_browser_opens_after_a_renewal_too(theirs: Any) -> None:
    """Juniper wrote it before her keys were renewed."""
    page = theirs["page"]
    place = {name: page[name] for name in ("kind", "ref", "revision", "sealed")}
    assert open_page(_opened(theirs, theirs["juniper"]), **place) == page["words"]
    assert read_page(page).sealed == from_base64(page["sealed"])
    for other in ({"kind": "journal"}, {"ref": theirs["connection"]}, {"revision": 2}):
        with pytest.raises(Malformed, match="not-opened"):
            open_page(_opened(theirs, theirs["juniper"]), **{**place, **other})
    with pytest.raises(Malformed, match="not-opened"):
        open_page(_opened(theirs, theirs["wren"]), **place)


def test_files_and_signals_from_the_browser_are_taken(theirs: Any) -> None:
    file, signal = theirs["file"], theirs["signal"]
    chunks = [from_base64(chunk) for chunk in file["chunks"]]
    assert open_file(theirs["connection"], file["told"], chunks).decode() == file["is"]
    with pytest.raises(Malformed, match="not-opened"):
        open_file(theirs["wren"]["account"], file["told"], chunks)
    talk = _talk(theirs, "wren", "juniper")
    assert open_signal(talk, signal["sealed"], sender=signal["sender"]) == signal["said"]
    assert read_signal(signal["sealed"]) == signal["sealed"]


def test_what_the_browser_shows_is_read_by_both(theirs: Any) -> None:
    people = {ref: _opened(theirs, theirs[ref]) for ref in ("wren", "juniper")}
    identities = {one.ref: one.identity for one in people.values()}
    for me in people.values():
        epochs = [{"record": one["record"], "grant": one["grants"][me.ref]} for one in theirs["epochs"]]
        others = {ref: text for ref, text in identities.items() if ref != me.ref}
        talk = read_talk(me, connection=theirs["connection"], epochs=epochs, identities=others)
        shown = theirs["shown"]
        assert talk.shown(shown["sealed"], sender=shown["sender"]) == shown["words"]


def test_the_browser_reads_what_python_wrote_once(node: Callable[..., Any]) -> None:
    assert node("run.js", "across") == {"passed": 7, "failed": []}


def test_the_browser_reads_what_python_writes_now(node: Callable[..., Any], tmp_path: Path) -> None:
    tree = lay_out(tmp_path / "static")
    (tree / "tests/eo1.json").write_text(json.dumps({"python": written_in_python()}))
    assert in_node(tree, "run.js", "across") == {"passed": 7, "failed": []}


def test_names_are_spelled_alike_on_both_sides(node: Callable[..., Any]) -> None:
    pairs = json.loads(NAMES.read_text())
    assert [normalise_login(typed) for typed, _ in pairs] == [login for _, login in pairs]
    assert [normalise_login(login) for _, login in pairs] == [login for _, login in pairs]
    assert node("run.js", "names") == {"passed": 2, "failed": []}


def _talk(theirs: Any, name: str, other: str) -> Talk:
    account = _opened(theirs, theirs[name])
    return read_talk(
        account,
        connection=theirs["connection"],
        epochs=[{"record": one["record"], "grant": one["grants"][account.ref]} for one in theirs["epochs"]],
        identities={theirs[other]["account"]: theirs[other]["identity"]},
    )


def _opened(theirs: Any, person: Any) -> Account:
    given = {name: person[name] for name in ("login", "passphrase", "account", "seed", "slot", "bundle", "identity")}
    return open_account(origin=theirs["origin"], **given)
