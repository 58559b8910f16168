"""From ASGI to Django's sync handler on the pool of threads, and back.

No thread ever waits for a slow line: bodies are taken in and answers sent out by the loop. A long answer is read piece
by piece, a thread borrowed for each piece; so a streaming view must not hold a database cursor between two pieces.
"""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import IO, Any, NamedTuple

from django.http import FileResponse, HttpResponse, HttpResponseBase

from eachother.front import squeeze
from eachother.front.asgi_types import Header, Receive, Scope, Send, answer_plainly
from eachother.front.body import GoneError, RefusedError, has_body, take_in
from eachother.front.threads import Threads

PIECE = 256 * 1024
Handler = Callable[[dict[str, Any], Any], HttpResponseBase]


class Answer(NamedTuple):
    """What a view answered: whole in `body`, or still to be read from `response`."""

    status: int
    headers: list[Header]
    body: bytes
    response: HttpResponseBase | None


class Bridge:
    """The ASGI app that is Django."""

    def __init__(self, handler: Handler, threads: Threads, scheme: str, body_limit: int, headers: list[Header]) -> None:
        self._handler = handler
        self._threads = threads
        self._scheme = scheme
        self._body_limit = body_limit
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        body: IO[bytes] = BytesIO()
        length = 0
        try:
            if has_body(headers):
                body, length = await take_in(receive, headers, self._body_limit)
            answer = await self._threads.run(self._ask, scope, headers, body, length)
        except RefusedError as refused:
            await answer_plainly(send, refused.status, refused.words, (b"connection", b"close"))
        except GoneError:
            pass
        else:
            await self._send(answer, receive, send)
        finally:
            body.close()

    def _ask(self, scope: Scope, headers: dict[bytes, bytes], body: IO[bytes], length: int) -> Answer:
        """In a thread: the view does its work."""
        response = self._handler(_environ(scope, body, length, self._scheme), _ignore)
        if isinstance(response, HttpResponse):
            try:
                return self._whole(response, headers)
            finally:
                response.close()
        if isinstance(response, FileResponse):
            response.block_size = PIECE
        return Answer(response.status_code, self._headers_of(response), b"", response)

    def _whole(self, response: HttpResponse, asked: dict[bytes, bytes]) -> Answer:
        body, headers = response.content, self._headers_of(response)
        kind = response.headers.get("Content-Type", "")
        if len(body) > squeeze.WORTH_IT and kind.startswith(squeeze.TEXTS):
            how = squeeze.way(asked, self._scheme == "https")
            if how:
                body = squeeze.squeeze(body, how)
                headers.append((b"content-encoding", how))
            headers.append((b"vary", b"accept-encoding, sec-fetch-site"))
        if response.status_code not in (204, 304) and "Content-Length" not in response.headers:
            headers.append((b"content-length", b"%d" % len(body)))
        return Answer(response.status_code, headers, body, None)

    def _headers_of(self, response: HttpResponseBase) -> list[Header]:
        given = [(name.lower().encode("ascii"), value.encode("latin-1")) for name, value in response.items()]
        cookies = [(b"set-cookie", c.OutputString().encode("latin-1")) for c in response.cookies.values()]
        return [*given, *cookies, *self._headers]

    async def _send(self, answer: Answer, receive: Receive, send: Send) -> None:
        if answer.response is None:
            await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
            await send({"type": "http.response.body", "body": answer.body})
            return
        going = asyncio.ensure_future(_until_gone(receive))
        try:
            await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
            pieces = iter(answer.response)
            while not going.done() and (piece := await self._threads.run(_next, pieces)) is not None:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            if not going.done():
                await send({"type": "http.response.body", "body": b""})
        finally:
            going.cancel()
            with suppress(asyncio.CancelledError):
                await going
            await self._threads.run(answer.response.close)


def _next(pieces: Iterator[bytes]) -> bytes | None:
    return next(pieces, None)


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _ignore(status: str, headers: object) -> None:
    """Django's handler returns the response itself, with all that it would say here."""


def _environ(scope: Scope, body: IO[bytes], length: int, scheme: str) -> dict[str, Any]:
    """The request as WSGI (PEP 3333) has it. The scheme is that of our address, whatever the proxy speaks to us."""
    host, port = scope["server"] or ("localhost", 0)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "REMOTE_ADDR": scope["client"][0] if scope["client"] else "",
        "CONTENT_LENGTH": str(length),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        if name == b"content-type":
            environ["CONTENT_TYPE"] = value.decode("latin-1")
        elif name != b"content-length" and b"_" not in name:
            key = "HTTP_" + name.decode("latin-1").upper().replace("-", "_")
            text = value.decode("latin-1")
            environ[key] = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}{text}" if key in environ else text
    return environ
