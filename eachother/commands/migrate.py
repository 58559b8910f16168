"""Makes the database ready for this release."""

import argparse
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from eachother.commands.plainly import PlainError, say
from eachother.foundation.sqlite.base import DatabaseWrapper


def run(args: argparse.Namespace) -> int:
    say("The database was made ready." if make_ready() else "The database was ready already.")
    return 0


def make_ready() -> bool:
    """Bring the tables to this release; says whether anything had to be done. Two that start at once take turns.

    Raises PlainError when the database was last used by a newer release, or does not answer.
    """
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with _taking_turns():
            if not pending():
                return False
            write_ahead()
            call_command("migrate", verbosity=0, interactive=False)
            return True
    except OperationalError as error:
        raise PlainError(f"The database does not answer: {error}") from None


def write_ahead() -> None:
    """Let SQLite write its log ahead from now on; the file remembers."""
    database = connections["default"]
    if isinstance(database, DatabaseWrapper):
        database.use_write_ahead_log()


def pending() -> bool:
    """Whether this release wants other tables than there are."""
    executor = MigrationExecutor(connection)
    newer = sorted(set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations))
    if newer:
        names = ", ".join(f"{room}.{name}" for room, name in newer)
        raise PlainError(f"A newer release has used this data ({names}). Use that release, or restore an older backup.")
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _taking_turns() -> Iterator[None]:
    with (settings.DATA / "migrating").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
