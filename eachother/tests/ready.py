"""A database that is ready, made once for the migrations there are: it takes longer than most tests.

Kept from run to run; whoever changes a migration gets a new one.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
NAME = "eachother.sqlite3"


def ready_database(folder: Path) -> Path:
    """An SQLite file, to be copied. Workers share `folder`: the first that comes makes it, others wait."""
    ready = folder / f"{_state()}.sqlite3"
    with (folder / "turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not ready.exists():
            for old in folder.glob("*.sqlite3"):
                old.unlink()
            _make(ready)
    return ready


def copy_for_tests(ready: Path, place: Path) -> None:
    """As Django would make it: its log is not written ahead."""
    shutil.copyfile(ready, place)
    with closing(sqlite3.connect(place)) as database:
        database.execute("pragma journal_mode = delete")


def _make(ready: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        env |= {"EACHOTHER_DATA": data, "DJANGO_SETTINGS_MODULE": "eachother.settings"}
        subprocess.run([sys.executable, "-m", "eachother", "migrate"], env=env, check=True, stdout=subprocess.DEVNULL)
        made = Path(data) / NAME
        with closing(sqlite3.connect(made)) as database:
            database.execute("pragma wal_checkpoint(truncate)")  # now all of it stands in the one file
        new = ready.with_suffix(".new")
        shutil.copy(made, new)  # for its own account alone, as it was made
        new.rename(ready)


def _state() -> str:
    """What the tables come from: the migrations, and what is beneath them."""
    sources = [ROOT / "uv.lock", *(ROOT / "eachother" / "foundation").rglob("*.py")]
    for room in apps.get_app_configs():
        sources += (Path(room.path) / "migrations").glob("*.py")
    marks = sha256()
    for source in sorted(sources):
        marks.update(f"{source.name}\0".encode() + sha256(source.read_bytes()).digest())
    return marks.hexdigest()[:16]
