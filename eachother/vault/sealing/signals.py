"""What two browsers say to each other to begin a call."""

from typing import Any

from eachother.vault.encoding import from_base64, from_json, lp, require, to_base64, to_json
from eachother.vault.envelopes.records import is_signed
from eachother.vault.envelopes.signals import BLOCK
from eachother.vault.sealing import boxes
from eachother.vault.sealing.accounts import Account
from eachother.vault.sealing.talks import SIGNATURE, Talk


def seal_signal(talk: Talk, account: Account, said: dict[str, Any]) -> str:
    words = to_json(said)
    signature = boxes.sign(_about(talk, account.ref, words), account.ed25519)
    return to_base64(boxes.seal(_key(talk), boxes.pad(signature + words, BLOCK), _about(talk, account.ref)))


def open_signal(talk: Talk, text: str, *, sender: str) -> Any:
    plain = boxes.unpad(boxes.open_blob(_key(talk), from_base64(text), _about(talk, sender)), BLOCK)
    signature, words = plain[:SIGNATURE], plain[SIGNATURE:]
    [key] = [from_base64(member.ed25519) for member in talk.epochs[-1].members if member.account == sender]
    require(is_signed(signature, _about(talk, sender, words), key), "bad-signature")
    return from_json(words)


def _key(talk: Talk) -> bytes:
    return boxes.subkey(talk.keys[-1], 1, b"eo1_call")


def _about(talk: Talk, sender: str, *words: bytes) -> bytes:
    return lp("eo1/signal", talk.connection, to_base64(talk.epochs[-1].hash), sender, *words)
