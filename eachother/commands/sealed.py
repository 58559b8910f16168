"""The chunks of sealed files in a backup, when they lie in the data folder. A store elsewhere keeps its own."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings

from eachother.files.models import Blob

PREFIX = "files/"


def out_of(folder: Path, *, begun: datetime) -> dict[str, Path]:
    """The chunks of all files that were there when the backup was `begun`, held fast in this folder of the same disk.

    Called after the database was copied: what its rows name is here, and what came later is not.
    """
    refs = set(Blob.objects.filter(created_at__lt=begun).values_list("ref", flat=True))
    held: dict[str, Path] = {}
    for chunk in sorted((settings.DATA / "files").glob("*/*")):
        if chunk.name.partition(".")[0] not in refs:
            continue
        path = held[f"{PREFIX}{chunk.parent.name}/{chunk.name}"] = folder / chunk.name
        try:
            path.hardlink_to(chunk)
        except FileNotFoundError:  # deleted just now
            del held[f"{PREFIX}{chunk.parent.name}/{chunk.name}"]
    return held


def into(parts: Mapping[str, Path]) -> None:
    for name, part in parts.items():
        place = settings.DATA / name
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.rename(place)
