"""The chunks of sealed files, the pictures and what is heard in stories, in a backup, when they lie in the data folder.
A store elsewhere keeps its own."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from eachother.files.models import Blob
from eachother.stories.models import Picture as Seen
from eachother.stories.models import Sound
from eachother.talk.models import Picture

FOLDERS = {"files": (Blob,), "pictures": (Picture,), "stories": (Seen, Sound)}
PREFIXES = tuple(f"{folder}/" for folder in FOLDERS)


def out_of(folder: Path, *, begun: datetime) -> dict[str, Path]:
    """The chunks of all files, and all pictures, that were there when the backup was `begun`, held fast in this folder
    of the same disk.

    Called after the database was copied: what its rows name is here, and what came later is not.
    """
    held: dict[str, Path] = {}
    for name, tables in FOLDERS.items():
        there: list[QuerySet[Any]] = [table._default_manager.filter(created_at__lt=begun) for table in tables]
        refs = {ref for rows in there for ref in rows.values_list("ref", flat=True)}
        for file in sorted((settings.DATA / name).glob("*/*")):
            if file.name.partition(".")[0] not in refs:
                continue
            path = folder / file.name
            try:
                path.hardlink_to(file)
            except FileNotFoundError:  # deleted just now
                continue
            held[f"{name}/{file.parent.name}/{file.name}"] = path
    return held


def into(parts: Mapping[str, Path]) -> None:
    for name, part in parts.items():
        place = settings.DATA / name
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.rename(place)
