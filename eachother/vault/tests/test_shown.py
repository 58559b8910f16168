"""A page that somebody shows: what the server asks of it, and PyNaCl as the independent reader."""

from typing import Any

from eachother.foundation.refs import new_ref
from eachother.vault.encoding import from_base64, to_base64
from eachother.vault.envelopes import read_shown
from eachother.vault.sealing import begin, read_talk
from eachother.vault.tests.make import flipped, person, refused, reheaded, with_header

WORDS = {"helps": "Tea on the step. 🌿"}


def test_both_read_what_one_shows() -> None:
    wren, juniper = person("wren"), person("juniper")
    there = begin(wren, juniper)
    sealed = there.show(WORDS, revision=3)
    shown = read_shown(sealed, connection=there.connection, sender=wren.ref)
    assert (shown.kind, shown.epoch, shown.revision, shown.record) == ("plan", 1, 3, there.epochs[0].hash)
    assert shown.sealed == from_base64(sealed)
    for reader, other in ((wren, juniper), (juniper, wren)):
        given = there.keys_for(reader, other)
        theirs = read_talk(reader, connection=there.connection, epochs=given["epochs"], identities=given["identities"])
        assert theirs.shown(sealed, sender=wren.ref) == WORDS
    with refused("not-opened"):
        there.shown(flipped(sealed, -1), sender=wren.ref)
    with refused("wrong-sender"):
        there.shown(sealed, sender=juniper.ref)


def test_what_is_shown_says_what_it_is_exactly() -> None:
    wren, ref = person("wren"), new_ref()
    there = begin(wren, person("juniper"))
    text = there.show(WORDS, revision=1)
    blob = from_base64(text)
    cases: list[tuple[str, Any]] = [
        ("malformed", None),
        ("unknown-version", flipped(text, 0)),
        ("unknown-version", reheaded(text, version=2)),
        ("malformed", with_header(text, b"{")),
        ("malformed", reheaded(text, more=1)),
        ("malformed", reheaded(text, record="x" * 1024)),
        ("malformed", there.seal("words", {"text": "hello"}).text),
        ("unknown-kind", reheaded(text, kind="journal")),
        ("unknown-kind", reheaded(text, kind=["plan"])),
        ("wrong-connection", reheaded(text, connection=ref)),
        ("wrong-sender", reheaded(text, sender=ref)),
        ("malformed", reheaded(text, epoch=0)),
        ("malformed", reheaded(text, revision=0)),
        ("malformed", reheaded(text, revision=True)),
        ("wrong-length", reheaded(text, record="AAAA")),
        ("wrong-length", to_base64(blob[:-1])),
        ("wrong-length", to_base64(blob + b"\0" * 256 * 130)),
    ]
    for reason, wrong in cases:
        with refused(reason):
            read_shown(wrong, connection=there.connection, sender=wren.ref)
