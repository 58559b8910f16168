"""What hangs on what, as `woven.js` reads it: answers, signs and versions, each naming a message by its hash."""

from collections.abc import Iterable
from typing import NamedTuple

from eachother.vault.encoding import to_base64
from eachother.vault.sealing.talks import Opened

PLAIN = ("hello", "words")


class Woven(NamedTuple):
    """Something said: its texts oldest first (none when it was taken back), (sender, sign) on it, what it answers."""

    texts: list[str]
    signs: list[tuple[str, str]]
    answers: str | None


def weave(messages: Iterable[Opened]) -> dict[str, Woven]:
    """Hash → what has become of it, for everything that was said for itself. A sign or a version is no entry."""
    opened = list(messages)
    gone = {(one.sender, one.body["hash"]) for one in opened if one.kind == "tombstone"}
    there = [one for one in opened if one.kind != "tombstone" and (one.sender, to_base64(one.hash)) not in gone]
    said = [one for one in opened if one.kind != "tombstone" and role_of(one) == "said"]
    return {
        to_base64(first.hash): _woven(first, [one for one in there if role_of(one) != "said"])
        if first in there
        else Woven([], [], None)
        for first in said
    }


def role_of(message: Opened) -> str:
    body = message.body
    if message.kind != "words":
        return "said"
    if isinstance(body.get("sign"), str) and isinstance(body.get("on"), str):
        return "sign"
    return "version" if isinstance(body.get("changes"), str) else "said"


def _woven(first: Opened, others: list[Opened]) -> Woven:
    """Only its own author says it anew, and only later; of one sign that somebody put twice, one stands."""
    name = to_base64(first.hash)
    versions = [
        one
        for one in others
        if role_of(one) == "version" and one.body["changes"] == name and first.kind in PLAIN
        if one.sender == first.sender and one.sequence > first.sequence
    ]
    signs = [(one.sender, one.body["sign"]) for one in others if role_of(one) == "sign" and one.body["on"] == name]
    texts = [one.body["text"] for one in (first, *sorted(versions, key=lambda one: one.sequence))]
    return Woven(texts, list(dict.fromkeys(signs)), first.body.get("answers"))
