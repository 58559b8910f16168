"""Files: sealed and opened chunk by chunk, as the browser does it."""

import secrets
from collections.abc import Sequence
from typing import Any, NamedTuple

from nacl import bindings as sodium
from nacl.bindings import crypto_secretstream_xchacha20poly1305_state as new_state

from eachother.foundation.refs import new_ref
from eachother.vault.encoding import digest, from_base64, lp, require, to_base64
from eachother.vault.envelopes.files import AHEAD, CHUNK, filled

FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE


class SealedFile(NamedTuple):
    """`told` is what the message says of it."""

    told: dict[str, Any]
    size: int
    chunks: list[bytes]

    @property
    def ref(self) -> str:
        return str(self.told["ref"])


def seal_file(connection: str, data: bytes) -> SealedFile:
    require(bool(data), "malformed")
    ref, key, size, state = (
        new_ref(),
        secrets.token_bytes(32),
        filled(len(data)),
        sodium.crypto_secretstream_xchacha20poly1305_state(),
    )
    header = sodium.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    room = data.ljust(size, b"\0")
    parts = [room[at : at + CHUNK] for at in range(0, size, CHUNK)]
    chunks = [
        sodium.crypto_secretstream_xchacha20poly1305_push(
            state, part, lp("eo1/file", connection, ref, number), FINAL if number == len(parts) else MESSAGE
        )
        for number, part in enumerate(parts, 1)
    ]
    chunks[0] = b"\x01" + header + chunks[0]
    told: dict[str, Any] = {"ref": ref, "key": to_base64(key), "size": len(data), "chunks": len(chunks)}
    told["hash"] = to_base64(digest(data))
    return SealedFile(told, size, chunks)


def open_file(connection: str, told: dict[str, Any], chunks: Sequence[bytes]) -> bytes:
    """The whole file; raises Malformed unless every chunk and the hash are right."""
    require(len(chunks) == told["chunks"], "truncated")
    require(chunks[0][:1] == b"\x01", "unknown-version")
    state, parts = new_state(), []
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, chunks[0][1:AHEAD], from_base64(told["key"], 32))
    for number, chunk in enumerate([chunks[0][AHEAD:], *chunks[1:]], 1):
        place = lp("eo1/file", connection, told["ref"], number)
        try:
            part, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, chunk, place)
        except RuntimeError:
            require(False, "not-opened")
            raise
        require((tag == FINAL) == (number == len(chunks)), "truncated")
        parts.append(part)
    data = b"".join(parts)[: told["size"]]
    require(digest(data) == from_base64(told["hash"], 32), "hash")
    return data
