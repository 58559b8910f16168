"""Epochs, grants, messages and signatures as the server checks them, and as the Python reader opens them."""

from typing import Any

from eachother.foundation.refs import new_ref
from eachother.vault.encoding import digest, from_base64, from_json, to_base64
from eachother.vault.envelopes import check_agreement, check_reopening, read_epoch, read_message
from eachother.vault.sealing import agree, begin, make_account, read_talk, reopen
from eachother.vault.tests.make import (
    ORIGIN,
    Change,
    flipped,
    person,
    refused,
    reheaded,
    resigned,
    talk,
    with_header,
)


def test_an_epoch_is_read() -> None:
    epoch = read_epoch(talk().record, connection=talk().connection)
    epoch.check_author(person("wren").public.ed25519)
    assert (epoch.number, epoch.previous, epoch.why, epoch.by) == (1, None, "hello", person("wren").ref)
    assert epoch.hash == digest(from_base64(talk().record))
    assert set(epoch.check_grants(talk().grants[0])) == {person("wren").ref, person("juniper").ref}


def test_an_epoch_says_what_it_is_exactly() -> None:
    ref = new_ref()
    changes: list[tuple[str, Change]] = [
        ("unknown-version", lambda r: {**r, "version": 2}),
        ("malformed", lambda r: {**r, "more": 1}),
        ("wrong-connection", lambda r: {**r, "connection": ref}),
        ("malformed", lambda r: {**r, "epoch": "1"}),
        ("malformed", lambda r: {**r, "why": "party"}),
        ("malformed", lambda r: {**r, "by": ["x"]}),
        ("malformed", lambda r: {**r, "approvals": []}),
        ("epoch-chain", lambda r: {**r, "previous": r["commitment"]}),
        ("epoch-chain", lambda r: {**r, "epoch": 2}),
        ("wrong-length", lambda r: {**r, "commitment": "AAAA"}),
        ("wrong-author", lambda r: {**r, "by": ref}),
        ("malformed", lambda r: {**r, "grants": r["grants"][:1]}),
        ("malformed", lambda r: {**r, "members": [*r["members"], ["x"]]}),
        ("malformed", lambda r: {**r, "members": [["Wren", *r["members"][0][1:]], r["members"][1]]}),
        ("wrong-length", lambda r: {**r, "members": [[r["members"][0][0], "AAAA", "AAAA"], r["members"][1]]}),
        ("members", lambda r: {**r, "members": r["members"][::-1]}),
        ("members", lambda r: {**r, "members": [r["members"][0], r["members"][0]]}),
        (
            "members",
            lambda r: {**r, "members": [m for m in r["members"] if m[0] == r["by"]], "grants": r["grants"][:1]},
        ),
        ("too-long", lambda r: {**r, "approvals": {"x": "y" * 8192}}),
    ]
    for reason, change in changes:
        with refused(reason):
            read_epoch(_signed(change), connection=talk().connection)
    for text, reason in ((flipped(talk().record, 0), "unknown-version"), ("", "unknown-version"), (None, "malformed")):
        with refused(reason):
            read_epoch(text, connection=talk().connection)


def test_a_crowd_is_too_many() -> None:
    people = [make_account(origin=ORIGIN, login=f"one {n}") for n in range(13)]
    assert len(begin(*people[:12]).epochs[0].members) == 12
    with refused("members"):
        begin(*people)


def test_an_epoch_is_believed_only_from_its_author() -> None:
    epoch = read_epoch(talk().record, connection=talk().connection)
    with refused("bad-signature"):
        epoch.check_author(person("juniper").public.ed25519)
    with refused("bad-signature"):
        forged = resigned(talk().record, "eo1/message", person("wren"))
        read_epoch(forged, connection=talk().connection).check_author(person("wren").public.ed25519)


def test_epochs_follow_one_another() -> None:
    wren, juniper, heron = person("wren"), person("juniper"), person("heron")
    longer = begin(wren, juniper)
    longer.next_epoch(juniper, wren.public, juniper.public, why="renewed")
    first, second = longer.epochs
    second.check_follows(first)

    def changed(by: Any, change: Change) -> None:
        text = resigned(longer.record, "eo1/epoch", by, change)
        read_epoch(text, connection=longer.connection).check_follows(first)

    with refused("epoch-number"):
        changed(juniper, lambda r: {**r, "epoch": 3})
    with refused("epoch-chain"):
        changed(juniper, lambda r: {**r, "previous": r["commitment"]})
    with refused("bad-signature"):
        changed(wren, lambda r: r)
    with refused("wrong-author"):
        changed(heron, lambda r: {**r, "by": heron.ref})


def test_grants_are_those_of_the_record() -> None:
    epoch, grants = talk().epochs[0], talk().grants[0]
    mine, theirs = sorted(grants)
    for given, reason in (
        (None, "malformed"),
        ({mine: grants[mine]}, "no-grant"),
        ({**grants, new_ref(): grants[mine]}, "no-grant"),
        ({mine: grants[theirs], theirs: grants[mine]}, "grant-hash"),
        ({**grants, mine: flipped(grants[mine], 5)}, "grant-hash"),
        ({**grants, mine: flipped(grants[mine], 0)}, "unknown-version"),
        ({**grants, mine: to_base64(b"\x01" * 145)}, "wrong-length"),
    ):
        with refused(reason):
            epoch.check_grants(given)


def test_a_message_is_read() -> None:
    wren = person("wren")
    sealed = begin(wren, person("juniper"), connection=talk().connection).seal("hello", {"text": "x" * 500})
    envelope = read_message(sealed.text, connection=talk().connection, sender=wren.ref)
    assert (envelope.kind, envelope.sequence, envelope.previous) == ("hello", 1, None)
    assert (envelope.sealed, envelope.hash) == (sealed.blob, sealed.hash)


def test_a_message_says_what_it_is_exactly() -> None:
    wren, ref = person("wren"), new_ref()
    fresh = begin(wren, person("juniper"))
    text = fresh.seal("words", {"text": "hello"}).text
    header = from_json(from_base64(text)[3 : 3 + int.from_bytes(from_base64(text)[1:3], "big")])
    assert header["previous"] is None
    blob = from_base64(text)
    cases: list[tuple[str, object]] = [
        ("malformed", None),
        ("unknown-version", flipped(text, 0)),
        ("unknown-version", reheaded(text, version=2)),
        ("unknown-version", with_header(text, b"[1]")),
        ("malformed", with_header(text, b"{")),
        ("malformed", reheaded(text, more=1)),
        ("malformed", reheaded(text, record=...)),
        ("malformed", reheaded(text, record="x" * 1024)),
        ("unknown-kind", reheaded(text, kind="whisper")),
        ("unknown-kind", reheaded(text, kind=["words"])),
        ("wrong-connection", reheaded(text, connection=ref)),
        ("wrong-sender", reheaded(text, sender=ref)),
        ("malformed", reheaded(text, epoch=0)),
        ("malformed", reheaded(text, sequence=1.5)),
        ("malformed", reheaded(text, sequence=True)),
        ("malformed", reheaded(text, sequence=2)),
        ("malformed", reheaded(text, previous=to_base64(b"\0" * 32))),
        ("wrong-length", reheaded(text, sequence=2, previous="AAAA")),
        ("wrong-length", reheaded(text, record="AAAA")),
        ("wrong-length", to_base64(blob[:-1])),
        ("wrong-length", to_base64(blob[:-256])),
        ("wrong-length", to_base64(blob + b"\0" * 256 * 130)),
    ]
    for reason, wrong in cases:
        with refused(reason):
            read_message(wrong, connection=fresh.connection, sender=wren.ref)


def test_the_longest_words_fit() -> None:
    wren = person("wren")
    fresh = begin(wren, person("juniper"))
    for length, fits in ((32_757, True), (33_000, False)):
        text = fresh.seal("words", {"text": "x" * length}).text
        if fits:
            read_message(text, connection=fresh.connection, sender=wren.ref)
        else:
            with refused("wrong-length"):
                read_message(text, connection=fresh.connection, sender=wren.ref)


def test_agreeing_and_reopening_are_two_things() -> None:
    wren = person("wren")
    about: dict[str, Any] = {"connection": new_ref(), "clause": new_ref(), "message_hash": digest(b"x"), "round": 1}
    key = wren.public.ed25519
    agreed, reopened = agree(wren, **about), reopen(wren, **about)
    assert len(check_agreement(agreed, ed25519=key, **about)) == len(check_reopening(reopened, ed25519=key, **about))
    with refused("bad-signature"):
        check_agreement(reopened, ed25519=key, **about)
    with refused("bad-signature"):
        check_reopening(agreed, ed25519=key, **about)
    for name, other in (("round", 2), ("clause", new_ref()), ("connection", new_ref()), ("message_hash", digest(b"y"))):
        with refused("bad-signature"):
            check_agreement(agreed, ed25519=key, **{**about, name: other})
    with refused("bad-signature"):
        check_agreement(agreed, ed25519=person("juniper").public.ed25519, **about)
    with refused("unknown-version"):
        check_agreement(flipped(agreed, 0), ed25519=key, **about)
    with refused("wrong-length"):
        check_agreement(to_base64(b"\x01" * 64), ed25519=key, **about)


def test_both_read_what_both_said() -> None:
    wren, juniper = person("wren"), person("juniper")
    there = begin(wren, juniper)
    said = [
        (wren, there.seal("hello", {"text": "hello"})),
        (juniper, there.seal_as(juniper, "words", {"text": "and you"})),
        (wren, there.seal("words", {"text": "yes"})),
    ]
    for reader, other in ((wren, juniper), (juniper, wren)):
        given = there.keys_for(reader, other)
        theirs = read_talk(reader, connection=there.connection, epochs=given["epochs"], identities=given["identities"])
        heard = [theirs.open(sealed.text, sender=sender.ref).body["text"] for sender, sealed in said]
        assert heard == ["hello", "and you", "yes"]
        assert given["last"]["sequence"] == (2 if reader is wren else 1)


def _signed(change: Change) -> str:
    return resigned(talk().record, "eo1/epoch", person("wren"), change)
