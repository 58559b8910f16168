"""Taking in what a browser sends, without holding a thread or the memory for it."""

import asyncio
from collections.abc import Mapping
from tempfile import SpooledTemporaryFile
from typing import IO

from eachother.front.asgi_types import Receive

IN_MEMORY = 256 * 1024
LONGEST_SILENCE = 30.0  # seconds between two pieces


class RefusedError(Exception):
    """What was sent is not taken: the status to answer, and plain words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


class GoneError(Exception):
    """The browser has gone; nobody is there to answer to."""


def has_body(headers: Mapping[bytes, bytes]) -> bool:
    return headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers


async def take_in(receive: Receive, headers: Mapping[bytes, bytes], limit: int) -> tuple[IO[bytes], int]:
    """The body as a file at its beginning, and its length. The file keeps up to IN_MEMORY bytes in memory.

    Raises RefusedError when it is longer than `limit` or stops coming, GoneError when the browser goes away.
    """
    if int(headers.get(b"content-length", b"0")) > limit:
        raise _too_large(limit)
    file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller closes it
    length = 0
    try:
        more = True
        while more:
            async with asyncio.timeout(LONGEST_SILENCE):
                message = await receive()
            if message["type"] == "http.disconnect":
                raise GoneError
            piece = message.get("body", b"")
            length += len(piece)
            if length > limit:
                raise _too_large(limit)
            file.write(piece)
            more = message.get("more_body", False)
    except TimeoutError:
        file.close()
        raise RefusedError(408, "It stopped arriving. Please send it again.") from None
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file, length


def _too_large(limit: int) -> RefusedError:
    return RefusedError(413, f"That is too large to send at once: at most {limit // 1024 // 1024} MB.")
