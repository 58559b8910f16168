"""A kept HTTP/1.1 connection with a person's cookies, and a stream of nudges."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self
from urllib.parse import urlencode

from bench.world import TOKEN

LINE_LIMIT = 2**22
JSON = ("Accept: application/json", "Content-Type: application/json")
FORM = ("Accept: text/html", "Content-Type: application/x-www-form-urlencoded", "HX-Request: true")


class Line:
    """One request after another on one connection. Raises RuntimeError for any status but 2xx."""

    def __init__(self, port: int, cookie: str) -> None:
        self._port, self._cookie = port, cookie

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection("localhost", self._port, limit=LINE_LIMIT)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()

    async def get(self, path: str) -> bytes:
        return await self._ask("GET", path, b"")

    async def post(self, path: str, data: object) -> bytes:
        return await self._ask("POST", path, json.dumps(data).encode())

    async def send(self, path: str, **fields: str) -> bytes:
        """A form, as htmx sends it."""
        return await self._ask("POST", path, urlencode(fields).encode(), FORM)

    async def _ask(self, method: str, path: str, body: bytes, kind: tuple[str, ...] = JSON) -> bytes:
        self._writer.write(head(method, path, self._port, self._cookie, body, kind=kind) + body)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = int(answer.split(" ", 2)[1])
        length = int(answer.split("content-length: ")[1].split("\r\n")[0])
        data = await self._reader.readexactly(length)
        if not 200 <= status < 300:
            raise RuntimeError(f"{method} {path} answered {status}: {data[:200]!r}")
        return data


class Heard:
    """What a stream says."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader

    async def until(self, topic: str) -> None:
        while (await self._reader.readline()).strip() != f"data: {topic}".encode():
            pass


@asynccontextmanager
async def stream(port: int, cookie: str) -> AsyncIterator[Heard]:
    """An open stream of this person, once the server has answered."""
    reader, writer = await asyncio.open_connection("localhost", port, limit=2**16)
    writer.write(head("GET", "/live", port, cookie, b""))
    answer = await reader.readuntil(b"\r\n\r\n")
    if b" 200 " not in answer:
        raise RuntimeError(f"/live answered {answer[:60]!r}")
    try:
        yield Heard(reader)
    finally:
        writer.close()


def head(method: str, path: str, port: int, cookie: str, body: bytes, *, kind: tuple[str, ...] = JSON) -> bytes:
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: localhost:{port}",
        f"Cookie: {cookie}",
        *kind,
        f"X-CSRFToken: {TOKEN}",
        f"Origin: http://localhost:{port}",
        f"Content-Length: {len(body)}",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
