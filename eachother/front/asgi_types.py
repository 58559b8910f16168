"""The shapes of ASGI 3 that the front uses."""

from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any

Scope = dict[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Coroutine[Any, Any, None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]


async def answer(send: Send, status: int, headers: list[Header], body: bytes = b"") -> None:
    """Send a whole answer that is in memory."""
    headers = [*headers, (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def answer_plainly(send: Send, status: int, words: str, *more: Header) -> None:
    """Send a few plain words."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store"), *more]
    await answer(send, status, headers, f"{words}\n".encode())
