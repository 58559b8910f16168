"""The servers that help two browsers find each other (EACHOTHER_CALLS), with credentials that run out.

As coturn's `use-auth-secret` has it (draft-uberti-behave-turn-rest-00): the name says until when, the password is an
HMAC of it. It names nobody.
"""

import hmac
import secrets
import time
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

GOOD_FOR_SECONDS = 12 * 3600


def servers_for(addresses: Sequence[str], secret: str | None) -> dict[str, Any]:
    """`{iceServers, iceTransportPolicy}` for an RTCPeerConnection. Where there is a relay, everything goes through it,
    and neither learns the network address of the other."""
    turn = [address for address in addresses if address.startswith("turn")]
    stun = [address for address in addresses if not address.startswith("turn")]
    servers: list[dict[str, Any]] = [{"urls": stun}] if stun else []
    if turn and secret:
        name = f"{int(time.time()) + GOOD_FOR_SECONDS}:{secrets.token_hex(8)}"
        proof = b64encode(hmac.digest(secret.encode(), name.encode(), "sha1")).decode()
        servers.append({"urls": turn, "username": name, "credential": proof})
    return {"iceServers": servers, "iceTransportPolicy": "relay" if turn else "all"}
