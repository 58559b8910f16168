"""Where the pictures and sounds of stories lie: beside the sealed files, in a store of their own."""

from collections.abc import Iterator
from datetime import timedelta
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

YOUNG = timedelta(hours=1)


def put(ref: str, ending: str, data: bytes) -> None:
    storages["stories"].save(_name(ref, ending), ContentFile(data))


def opened(ref: str, ending: str) -> IO[bytes]:
    """Raises FileNotFoundError."""
    return storages["stories"].open(_name(ref, ending))


def remove(ref: str, ending: str) -> None:
    """It is not there afterwards, whether it was or not."""
    storages["stories"].delete(_name(ref, ending))


def lying_about() -> Iterator[tuple[str, str]]:
    """All that lies there and is not brand new: its ref, and how its name ends."""
    store = storages["stories"]
    try:
        folders, _files = store.listdir("")
    except FileNotFoundError:  # there has been nothing yet
        return
    for folder in folders:
        for name in store.listdir(folder)[1]:
            if store.get_modified_time(f"{folder}/{name}") < timezone.now() - YOUNG:
                ref, _dot, ending = name.partition(".")
                yield ref, ending


def _name(ref: str, ending: str) -> str:
    return f"{ref[:2]}/{ref}.{ending}"
