"""Puts a backup back, into a place where there is nothing yet."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from eachother.commands import archive, sealed, tables
from eachother.commands.migrate import make_ready, write_ahead
from eachother.commands.plainly import PlainError, say
from eachother.foundation.secret_key import FILE as KEY_FILE
from eachother.foundation.secret_key import keep_secret
from eachother.record.starts import keep_in_mind


def run(args: argparse.Namespace) -> int:
    folder: Path = settings.DATA
    if folder.exists() and any(folder.iterdir()):
        raise PlainError(f"{folder} is not empty. A backup is put back into an empty folder (EACHOTHER_DATA).")
    with archive.opened(Path(args.file).expanduser()) as (tar, about):
        _must_fit(about)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix="restoring-") as drafts:
            parts = archive.unpack(tar, about, Path(drafts))
            key = parts.pop(archive.KEY)
            sealed.into({name: parts.pop(name) for name in list(parts) if name.startswith(sealed.PREFIXES)})
            if connection.vendor == "postgresql":
                _fill_tables(parts, about)
            else:
                _put_file(parts[archive.DATABASE])
            keep_in_mind(folder, about["made_at"])
            keep_secret(folder / KEY_FILE, key.read_text(encoding="utf-8"))
    say(f"The backup of {about['made_at']} is back, every part as it was. Start it with `eachother serve`.")
    say("Tell people of it: devices that remember newer keys of a conversation stop until their people have asked you.")
    if about["address"] != settings.ADDRESS:
        say(f"It was made for {about['address']}. People's keys belong to that address: at {settings.ADDRESS}")
        say("nobody can sign in. Set EACHOTHER_ADDRESS to the old address unless you are only looking.")
    return 0


def _must_fit(about: dict[str, Any]) -> None:
    if about["database"] != connection.vendor:
        raise PlainError(f"This backup is of a {about['database']} database, and DATABASE_URL names another kind.")
    if connection.vendor == "postgresql":
        try:
            if connection.introspection.table_names():
                raise PlainError("The database is not empty. A backup is put back into an empty one (DATABASE_URL).")
        except OperationalError as error:
            raise PlainError(f"The database does not answer: {error}") from None


def _put_file(part: Path) -> None:
    part.rename(settings.DATABASES["default"]["NAME"])
    write_ahead()
    connection.close()


def _fill_tables(parts: dict[str, Path], about: dict[str, Any]) -> None:
    make_ready()
    ours = sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())
    if ours != about["migrations"]:
        raise PlainError(
            f"This backup was made by release {about['made_by']}. Put it back with that release, then upgrade."
        )
    tables.into(parts)
