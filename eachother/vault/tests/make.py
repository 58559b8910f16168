"""Wren and Juniper with their secrets in hand, and the tools of a forger."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest

from eachother.vault.encoding import Malformed, from_base64, from_json, to_base64, to_json
from eachother.vault.sealing import Account, Talk, begin, make_account
from eachother.vault.sealing.boxes import signed_record

ORIGIN = "https://peers.example"
Change = Callable[[dict[str, Any]], object]


@cache
def person(name: str) -> Account:
    return make_account(origin=ORIGIN, login=name)


@cache
def talk() -> Talk:
    return begin(person("wren"), person("juniper"))


@contextmanager
def refused(reason: str) -> Iterator[None]:
    """What happens inside is Malformed for exactly this reason."""
    with pytest.raises(Malformed) as outcome:
        yield
    assert outcome.value.reason == reason


def flipped(text: str, at: int) -> str:
    blob = bytearray(from_base64(text))
    blob[at] ^= 1
    return to_base64(bytes(blob))


def resigned(text: str, label: str, by: Account, change: Change = lambda record: None) -> str:
    """The record in a signed blob, changed and signed anew."""
    record = from_json(from_base64(text)[65:])
    changed = change(record)
    return to_base64(signed_record(label, changed if changed is not None else record, by.ed25519))


def reheaded(text: str, **changes: Any) -> str:
    """A message with other claims in its header (whoever opens it will notice; the server cannot)."""
    blob = from_base64(text)
    length = int.from_bytes(blob[1:3], "big")
    header = {**from_json(blob[3 : 3 + length]), **changes}
    kept = {name: value for name, value in header.items() if value is not ...}
    return with_header(text, to_json(kept))


def with_header(text: str, header: bytes) -> str:
    blob = from_base64(text)
    length = int.from_bytes(blob[1:3], "big")
    return to_base64(b"\x01" + len(header).to_bytes(2, "big") + header + blob[3 + length :])
