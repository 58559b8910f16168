"""The public identity: which keys speak for an account in this community."""

from typing import NamedTuple

from eachother.vault.encoding import from_base64, require
from eachother.vault.envelopes.records import read_record

FIELDS = ("version", "origin", "account", "ed25519", "x25519")
MOST = 1024


class Identity(NamedTuple):
    """Keys as base64url; `blob` is what was signed, to be stored and shown as it came."""

    account: str
    ed25519: str
    x25519: str
    blob: bytes


def read_identity(text: object, *, origin: str, account: str) -> Identity:
    """An identity that was signed with its own key, for this origin and account."""
    record = read_record(text, FIELDS, most=MOST)
    fields = record.fields
    record.check("eo1/identity", fields["ed25519"])
    from_base64(fields["x25519"], 32)
    require(fields["origin"] == origin, "wrong-origin")
    require(fields["account"] == account, "wrong-account")
    return Identity(account, fields["ed25519"], fields["x25519"], record.blob)
