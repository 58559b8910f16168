"""Where the chunks lie: the data folder, or an S3-compatible store (EACHOTHER_STORE)."""

from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import storages


def put(ref: str, number: int, chunk: bytes) -> None:
    """Once more is as good as once."""
    storages["sealed"].save(_name(ref, number), ContentFile(chunk))


def opened(ref: str, number: int) -> IO[bytes]:
    return storages["sealed"].open(_name(ref, number))


def remove(ref: str, chunks: int) -> None:
    """None of the first `chunks` is there afterwards, whichever were."""
    for number in range(chunks):
        storages["sealed"].delete(_name(ref, number))


def _name(ref: str, number: int) -> str:
    return f"{ref[:2]}/{ref}.{number}"
