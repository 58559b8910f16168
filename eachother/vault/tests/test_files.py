"""Sealed files and signals: what the server takes of them, and what a reader refuses."""

from typing import Any

import pytest

from eachother.foundation.refs import new_ref
from eachother.vault.encoding import Malformed, from_base64, to_base64
from eachother.vault.envelopes import read_file, read_signal
from eachother.vault.envelopes.files import CHUNK, filled
from eachother.vault.sealing import open_file, open_signal, seal_file, seal_signal
from eachother.vault.tests.make import flipped, person, refused, talk

PLACE = "aaaaaaaaaaaaaaaa"


def test_a_file_has_chunks_of_known_lengths() -> None:
    file = seal_file(PLACE, bytes(2 * CHUNK + 5))
    shape = read_file({"file": file.ref, "size": file.size})
    assert (shape.chunks, shape.size) == (3, 2 * CHUNK + 131_072)
    for number, chunk in enumerate(file.chunks):
        shape.check_chunk(number, chunk)
        with refused("wrong-length"):
            shape.check_chunk(number, chunk + b"\0")
    with refused("too-long"):
        shape.check_chunk(3, b"")
    with refused("unknown-version"):
        shape.check_chunk(0, b"\x02" + file.chunks[0][1:])
    assert [filled(size) for size in (1, 16_384, 16_385, CHUNK + 1)] == [16_384, 16_384, 32_768, CHUNK + 65_536]


def test_a_file_is_told_of_in_steps() -> None:
    ref = new_ref()
    for wrong in (
        {"file": "Wren", "size": 16_384},
        {"file": None, "size": 16_384},
        {"file": ref, "size": 0},
        {"file": ref, "size": "16384"},
        {"file": ref, "size": True},
    ):
        with refused("malformed"):
            read_file(wrong)
    with refused("malformed"):
        read_file([ref])
    for size in (16_383, 17_000, CHUNK + 16_384):
        with refused("wrong-length"):
            read_file({"file": ref, "size": size})


def test_a_signal_is_passed_on_as_it_came() -> None:
    wren = person("wren")
    said: dict[str, Any] = {"what": "ring", "to": None, "from": new_ref(), "number": 1}
    text = seal_signal(talk(), wren, said)
    assert read_signal(text) == text
    assert open_signal(talk(), text, sender=wren.ref) == said
    blob = from_base64(text)
    for wrong, reason in (
        (flipped(text, 0), "unknown-version"),
        (to_base64(blob[:-1]), "wrong-length"),
        (to_base64(blob[:41]), "wrong-length"),
        (to_base64(blob + bytes(32 * 1024)), "too-long"),
        (None, "malformed"),
    ):
        with refused(reason):
            read_signal(wrong)
    with pytest.raises(Malformed, match="not-opened"):
        open_signal(talk(), text, sender=person("juniper").ref)


def test_a_file_that_is_not_whole_is_refused() -> None:
    file = seal_file(PLACE, b"x" * (CHUNK + 1))
    assert open_file(PLACE, file.told, file.chunks) == b"x" * (CHUNK + 1)
    with refused("truncated"):
        open_file(PLACE, file.told, file.chunks[:1])
    with refused("truncated"):
        open_file(PLACE, {**file.told, "chunks": 1}, file.chunks[:1])
    with refused("hash"):
        open_file(PLACE, {**file.told, "size": 3}, file.chunks)
