"""Static files and the release they belong to.

Every static URL carries a hash over all static files, so that browsers keep them for ever and modules can import one
another relatively.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

HOUSE = Path(__file__).resolve().parent.parent


@cache
def static_files() -> dict[str, Path]:
    """All rooms' static files: path in the URL after the release (`web/kit.css`) → file."""
    files: dict[str, Path] = {}
    for room in settings.ROOMS:
        folder = HOUSE / room / "static"
        files |= {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return dict(sorted(files.items()))


@cache
def release_hash() -> str:
    """Sixteen hex digits that change when the name or the content of any static file does."""
    total = sha256()
    for name, path in static_files().items():
        total.update(sha256(name.encode()).digest() + sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


@cache
def static(path: str) -> str:
    """The URL of a static file; a file that is not there is an error at once, not a broken page later."""
    if path not in static_files():
        raise LookupError(f"There is no static file {path!r}.")
    return f"{settings.STATIC_URL}{release_hash()}/{path}"
