"""`GET /live`: the server's end of a stream (Server-Sent Events, WHATWG HTML 9.2)."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from eachother.live.hub import REMEMBERED_SECONDS, Hub, Message, Send, Stream

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"connection", b"close"),
]
HELLO = b"retry: 3000\n:\n\n"


class Streams:
    """The ASGI app behind `/live`. `person_of(scope)` says whose browser asks: a person's id, or None."""

    def __init__(self, hub: Hub, person_of: Callable[[Scope], Awaitable[int | None]], address: str) -> None:
        self._hub = hub
        self._person_of = person_of
        self._address = address.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "GET":
            await _refuse(send, 405)
        elif self._is_from_elsewhere(dict(scope["headers"])):
            await _refuse(send, 403)
        elif (person_id := await self._person_of(scope)) is None:
            await _refuse(send, 401)
        else:
            await self._hold(Stream(person_id, send), _age(scope["query_string"]), receive, send)

    async def _hold(self, stream: Stream, age: float, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        missed = self._hub.open(stream, age)
        try:
            stream.offer(HELLO + missed)
            while (await receive())["type"] != "http.disconnect":
                pass
        except asyncio.CancelledError:
            if not stream.ended:
                raise
            stream.offer(b"", more=False)
        finally:
            self._hub.close(stream)

    def _is_from_elsewhere(self, headers: dict[bytes, bytes]) -> bool:
        """Whether another site's page opened this: it would learn when something changes for a person."""
        return (
            headers.get(b"sec-fetch-site", b"same-origin") != b"same-origin"
            or headers.get(b"origin", self._address) != self._address
        )


def _age(query: bytes) -> float:
    """How long ago, in seconds, the page was made that opens this stream: `?age=2.5`."""
    try:
        return max(0.0, min(float(parse_qs(query.decode("ascii")).get("age", ["0"])[0]), REMEMBERED_SECONDS))
    except ValueError:
        return 0.0


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"content-length", b"0"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
