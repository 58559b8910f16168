"""The key with which this server signs its cookies and forms."""

import os
import secrets
from pathlib import Path

FILE = "secret-key"


def secret_key(folder: Path) -> str:
    """The key kept in the data folder; made there at the first start, readable by its owner alone."""
    path = folder / FILE
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        keep_secret(path, secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()


def keep_secret(path: Path, text: str) -> None:
    """Write a file of mode 600, whole or not at all; when two start at once, the first one's words stay."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text + "\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
