"""Puts a copy of everything into one file, while people go on writing."""

import argparse
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from eachother import __version__
from eachother.commands import archive, sealed, tables
from eachother.commands.migrate import pending
from eachother.commands.plainly import PlainError, say


def run(args: argparse.Namespace) -> int:
    file = Path(args.file).expanduser().resolve()
    if file.exists():
        raise PlainError(f"{file} is there already. Choose another name.")
    if pending():
        raise PlainError("There is nothing to back up here, or `eachother migrate` has not been run since the upgrade.")
    begun = datetime.now(UTC)
    with TemporaryDirectory(dir=settings.DATA, prefix="backup-") as name:
        folder = Path(name)
        key = folder / archive.KEY
        key.write_text(settings.SECRET_KEY, encoding="utf-8")
        parts = {archive.KEY: key}
        parts |= tables.out_of(folder) if connection.vendor == "postgresql" else _sqlite_file(folder)
        parts |= sealed.out_of(folder, begun=begun)
        archive.pack(file, parts, _about())
    say(f"Everything is in {file} ({file.stat().st_size / 1_000_000:.1f} MB).")
    if settings.ENV.store:
        say(f"Files and pictures are not in it: they lie in {settings.ENV.store.bucket}, whose backups are its own.")
    say("Whoever holds this file can be this server: keep it as safe as the server itself.")
    return 0


def _sqlite_file(folder: Path) -> dict[str, Path]:
    """A whole copy as of one moment (SQLite's online backup), with its log folded in."""
    path = folder / archive.DATABASE
    connection.ensure_connection()
    copy = sqlite3.connect(path)
    try:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    return {archive.DATABASE: path}


def _about() -> dict[str, object]:
    applied = sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())
    return {
        "made_by": __version__,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "address": settings.ADDRESS,
        "database": connection.vendor,
        "migrations": applied,
    }
