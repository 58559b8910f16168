"""Says in plain words whether all is in order. It changes nothing."""

import argparse
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import Error, connection

from eachother.commands.migrate import pending
from eachother.commands.plainly import PlainError, say
from eachother.foundation.secret_key import FILE as KEY_FILE
from eachother.record import queries as record
from eachother.record.words import BREAKS
from eachother.search.queries import index_fits
from eachother.web.release import static_files

ENOUGH_BYTES = 500 * 1024 * 1024
OLDEST_SQLITE = (3, 35)

Finding = tuple[bool, str]


def run(args: argparse.Namespace) -> int:
    """0 when all is in order, 1 when something is not."""
    findings = [*_address(), *_folder(), *_database(), *_redis(), *_release()]
    for good, words in findings:
        say(f"{'  ' if good else '! '}{words}")
    bad = sum(not good for good, _ in findings)
    say("\nAll is in order." if not bad else f"\n{bad} to look at.")
    return 1 if bad else 0


def _address() -> Iterator[Finding]:
    address = settings.ENV.address
    here = address.host in ("localhost", "127.0.0.1", "[::1]")
    yield True, f"People reach this community at {address}."
    if not address.is_https and not here:
        yield False, "Browsers keep keys only at https:// addresses. Put a proxy with a certificate in front."


def _folder() -> Iterator[Finding]:
    folder = settings.DATA
    if not folder.exists():
        yield False, f"The data folder {folder} is not there yet; `eachother serve` makes it."
        return
    yield True, f"Everything is kept in {folder}."
    if folder.stat().st_mode & 0o077:
        yield False, f"Other accounts of this machine can look into it. Mend it with: chmod 700 {folder}"
    key = folder / KEY_FILE
    if key.exists() and key.stat().st_mode & 0o077:
        yield False, f"Other accounts can read the key of this server. Mend it with: chmod 600 {key}"
    free = shutil.disk_usage(folder).free
    yield free > ENOUGH_BYTES, f"There are {free / 1_000_000_000:.1f} GB free on its disk."


def _database() -> Iterator[Finding]:
    if connection.vendor == "sqlite" and not Path(settings.SQLITE["NAME"]).exists():
        yield False, "There is no database yet; `eachother serve` makes it."
        return
    try:
        if pending():
            yield False, "The database is not ready for this release; `eachother serve` makes it so."
        else:
            yield True, "The database answers, and is ready for this release."
            yield from _record()
        yield from _sqlite() if connection.vendor == "sqlite" else ()
    except PlainError as stop:
        yield False, str(stop)
    except Error as error:
        yield False, f"The database does not answer: {error}"


def _record() -> Iterator[Finding]:
    last, breaks = record.last(), record.broken()
    if breaks:
        yield False, f"The record breaks at entry {breaks.number}: {BREAKS[breaks.how]}."
    else:
        yield True, f"The record is whole: {last.number} entries, the last is {last.short}."
    if not record.is_guarded():
        yield False, "Nothing keeps the database from changing the record: its guards were taken away."


def _sqlite() -> Iterator[Finding]:
    yield sqlite3.sqlite_version_info >= OLDEST_SQLITE, f"SQLite is {sqlite3.sqlite_version}."
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        whole = cursor.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    yield mode == "wal", f"Its log is written ahead ({mode})."
    yield whole, "The database file is whole." if whole else "The database file is damaged: restore a backup."
    if whole and not pending():
        fits = index_fits()
        yield fits, "The search fits what people wrote." if fits else "The search is out of step: `eachother reindex`."


def _redis() -> Iterator[Finding]:
    if not settings.ENV.redis_url:
        return
    from redis import Redis, RedisError  # noqa: PLC0415 - loaded only where there is a Redis

    try:
        Redis.from_url(settings.ENV.redis_url, socket_connect_timeout=2, socket_timeout=2).ping()
    except RedisError:
        yield False, "Redis does not answer. All goes on without it, but processes do not hear of one another."
    else:
        yield True, "Redis answers."


def _release() -> Iterator[Finding]:
    files = static_files()
    yield bool(files), f"{len(files)} scripts, styles and pictures are in place."
