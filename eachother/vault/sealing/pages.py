"""Pages of somebody's own: a plan, a leaf of a journal."""

from collections.abc import Mapping
from typing import Any

from eachother.vault.encoding import from_base64, from_json, lp, require, to_base64, to_json
from eachother.vault.envelopes.pages import BLOCK, KINDS, MOST_WORDS
from eachother.vault.sealing import boxes
from eachother.vault.sealing.accounts import Account


def seal_page(account: Account, *, kind: str, ref: str, revision: int, words: Mapping[str, Any]) -> str:
    require(kind in KINDS, "unknown-kind")
    data = to_json(words)
    require(len(data) <= MOST_WORDS, "too-long")
    return to_base64(boxes.seal(_key(account), boxes.pad(data, BLOCK), _about(account, kind, ref, revision)))


def open_page(account: Account, *, kind: str, ref: str, revision: int, sealed: str) -> Any:
    plain = boxes.open_blob(_key(account), from_base64(sealed), _about(account, kind, ref, revision))
    return from_json(boxes.unpad(plain, BLOCK))


def _key(account: Account) -> bytes:
    return boxes.subkey(account.journal, 1, b"eo1_page")


def _about(account: Account, kind: str, ref: str, revision: int) -> bytes:
    return lp("eo1/page", account.ref, kind, ref, revision)
