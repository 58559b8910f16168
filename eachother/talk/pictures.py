"""Pictures: read carefully, made anew, kept beside the sealed files.

Nothing of the file that came in is kept: only its pixels, in a new file of ours. So there is no place, no camera and no
date in it, and nothing that is no picture.
"""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from PIL import Image, ImageOps

BYTES_AT_MOST = 1_900_000  # with the words it must fit into what the front takes in
PIXELS_AT_MOST = 40_000_000
SIDE_AT_MOST = 1600
READ = ("JPEG", "PNG", "WEBP")
QUALITY = 82
YOUNG = timedelta(hours=1)

Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and asked before anything is unpacked


class NoPicture(Exception):  # noqa: N818 - it says what happened, as the page does
    """`reason` is a stable word: 'picture-large', 'picture-other' (no picture, or none of READ), 'picture-huge'."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def made_anew(file: IO[bytes], size: int) -> tuple[bytes, int, int]:
    """The picture as WebP, at most SIDE_AT_MOST wide and high, with its width and height. Raises NoPicture."""
    if size > BYTES_AT_MOST:
        raise NoPicture("picture-large")
    try:
        with Image.open(file, formats=READ) as picture:
            if picture.width * picture.height > PIXELS_AT_MOST:
                raise NoPicture("picture-huge")
            picture.draft("RGB", (SIDE_AT_MOST, SIDE_AT_MOST))  # a large JPEG is not read in full
            return _written(picture)
    except NoPicture:
        raise
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise NoPicture("picture-other") from error


def put(ref: str, data: bytes) -> None:
    storages["pictures"].save(_name(ref), ContentFile(data))


def opened(ref: str) -> IO[bytes]:
    return storages["pictures"].open(_name(ref))


def remove(ref: str) -> None:
    """It is not there afterwards, whether it was or not."""
    storages["pictures"].delete(_name(ref))


def lying_about() -> Iterator[str]:
    """The refs of all that lies in the store and is not brand new."""
    store = storages["pictures"]
    try:
        folders, _files = store.listdir("")
    except FileNotFoundError:  # there has been none yet
        return
    for folder in folders:
        for name in store.listdir(folder)[1]:
            if store.get_modified_time(f"{folder}/{name}") < timezone.now() - YOUNG:
                yield name.partition(".")[0]


def _written(picture: Image.Image) -> tuple[bytes, int, int]:
    upright = ImageOps.exif_transpose(picture)
    see_through = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    plain = upright.convert("RGBA" if see_through else "RGB")
    plain.thumbnail((SIDE_AT_MOST, SIDE_AT_MOST))
    plain.info.clear()
    out = BytesIO()
    plain.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue(), plain.width, plain.height


def _name(ref: str) -> str:
    return f"{ref[:2]}/{ref}.webp"
