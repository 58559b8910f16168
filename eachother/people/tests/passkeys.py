"""What a browser sends when a passkey has given its answer."""

import secrets
from typing import Any

from django.test import Client

from eachother.people.tests import make
from eachother.people.tests.make import Peer, send
from eachother.vault import sealing
from eachother.vault.encoding import to_base64

WRONG = "A" * 43
ADDING = "/me/keys/passkeys"


def a_passkey(peer: Peer, name: str = "", answer: bytes | None = None) -> dict[str, Any]:
    """What a browser sends when a new passkey has given an answer."""
    made = sealing.add_passkey(peer.account, answer or secrets.token_bytes(32))
    return {"proof": peer.account.auth, "credential": to_base64(secrets.token_bytes(20)), "name": name, **made}


def adds(peer: Peer, **more: Any) -> dict[str, Any]:
    made = a_passkey(peer, **more)
    assert send(make.signed_in_as(peer), ADDING, made).status_code == 200
    return made


def knock(made: dict[str, Any], client: Client | None = None, **more: Any) -> Any:
    said = {"credential": made["credential"], "auth": made["auth"], **more}
    return send(client or Client(), "/door/passkey", said)
