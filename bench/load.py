"""A small client: asks for one page again and again over kept connections, and notes how long each took."""

import asyncio
import time
from dataclasses import dataclass


@dataclass
class Load:
    """Seconds for each answer, and for all of them together; bytes of the last answer's body."""

    seconds: list[float]
    elapsed: float
    size: int


async def ask(port: int, path: str, *, cookie: str, times: int, at_once: int) -> Load:
    """`times` answers in all, `at_once` connections side by side. Raises RuntimeError unless every status is 200."""
    request = (
        f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {cookie}\r\nAccept: text/html\r\n\r\n"
    ).encode()
    left = iter(range(times))
    seconds: list[float] = []
    sizes: list[int] = []

    async def one() -> None:
        reader, writer = await asyncio.open_connection("localhost", port, limit=2**22)
        for _ in left:
            began = time.perf_counter()
            writer.write(request)
            sizes.append(await _answer(reader, path))
            seconds.append(time.perf_counter() - began)
        writer.close()
        await writer.wait_closed()

    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(at_once)))
    return Load(seconds, time.perf_counter() - began, sizes[-1])


async def _answer(reader: asyncio.StreamReader, path: str) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = int(head.split(" ", 2)[1])
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")
    headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if "content-length" in headers:
        size = int(headers["content-length"])
        await reader.readexactly(size)
        return size
    size = 0
    while chunk := int(await reader.readline(), 16):
        await reader.readexactly(chunk + 2)
        size += chunk
    await reader.readline()
    return size
