"""The one file of a backup: a tar whose first entry says what is in it and how each part must hash.

`about.json` {made_by, made_at, address, database, migrations, parts: {name: sha256}}, `secret-key`, and either
`database.sqlite3` (a whole SQLite file) or `tables/<name>.copy` (PostgreSQL's COPY text form, with a line of columns);
`files/…`, the chunks of sealed files; `pictures/…`, those of the circles; and `stories/…`, what is seen and heard in
stories.
"""

import io
import json
import re
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import Any

from eachother.commands.plainly import PlainError

ABOUT = "about.json"
KEY = "secret-key"
DATABASE = "database.sqlite3"
PART = re.compile(
    r"secret-key|database\.sqlite3|tables/[a-z0-9_]+\.copy"
    r"|files/[a-z2-7]{2}/[a-z2-7]{16}\.\d+|pictures/[a-z2-7]{2}/[a-z2-7]{16}\.webp"
    r"|stories/[a-z2-7]{2}/[a-z2-7]{16}\.(?:webp|m4a|webm)"
)


def fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def pack(file: Path, parts: Mapping[str, Path], about: Mapping[str, Any]) -> None:
    """Write the archive, readable by its owner alone, whole or not at all."""
    draft = file.with_name(f".{file.name}.unfinished")
    full = {**about, "parts": {name: fingerprint(path) for name, path in parts.items()}}
    try:
        draft.touch(mode=0o600)
        with tarfile.open(draft, "w:gz" if file.name.endswith("gz") else "w") as tar:
            _add(tar, ABOUT, io.BytesIO(text := json.dumps(full, indent=1).encode()), len(text))
            for name, path in parts.items():
                with path.open("rb") as part:
                    _add(tar, name, part, path.stat().st_size)
        draft.replace(file)
    except OSError as error:
        raise PlainError(f"{file} could not be written: {error.strerror}.") from None
    finally:
        draft.unlink(missing_ok=True)


def _add(tar: tarfile.TarFile, name: str, content: Any, size: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    tar.addfile(entry, content)


@contextmanager
def opened(file: Path) -> Iterator[tuple[tarfile.TarFile, dict[str, Any]]]:
    """The archive and what it says about itself; raises PlainError when it is none."""
    try:
        with tarfile.open(file, "r:*") as tar:
            first = tar.extractfile(ABOUT)
            about = json.load(first) if first else {}
            if not isinstance(about.get("parts"), dict) or not all(PART.fullmatch(name) for name in about["parts"]):
                raise PlainError(f"{file} is not a backup of Eachother.")
            yield tar, about
    except OSError as error:
        raise PlainError(f"{file} could not be read: {error.strerror or error}.") from None
    except (tarfile.TarError, KeyError, ValueError):
        raise PlainError(f"{file} is not a backup of Eachother, or it is damaged.") from None


def unpack(tar: tarfile.TarFile, about: Mapping[str, Any], folder: Path) -> dict[str, Path]:
    """Put each part into the folder. Raises PlainError unless every one is there and hashes as it did when made."""
    parts: dict[str, Path] = {}
    for number, (name, expected) in enumerate(about["parts"].items()):
        path = parts[name] = folder / f"part-{number}"
        content = tar.extractfile(name)
        if content is None:
            raise PlainError(f"The backup is damaged: {name} is missing.")
        with path.open("xb") as file:
            path.chmod(0o600)
            while piece := content.read(1024 * 1024):
                file.write(piece)
        if fingerprint(path) != expected:
            raise PlainError(f"The backup is damaged: {name} is not what it was when the backup was made.")
    return parts
