"""SQLite in a busy house: nobody is told 'database is locked', and nothing that was kept is lost."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from threading import Thread

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from eachother.foundation.sqlite.base import WRITES, DatabaseWrapper
from eachother.foundation.sqlite.line import Line, line_for

BUSY = Path(__file__).with_name("busy.py")
WRITES_EACH = 60
KILLS = 20


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "house.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE kept (thread, n)")
        made.execute("CREATE TABLE counter (total)")
        made.execute("INSERT INTO counter VALUES (0)")
    made.close()
    return path


def wrapper_for(path: Path) -> DatabaseWrapper:
    options = {"timeout": 0.2, "transaction_mode": "IMMEDIATE"}
    own = ConnectionHandler({"default": {"ENGINE": "eachother.foundation.sqlite", "NAME": path, "OPTIONS": options}})
    wrapper = own["default"]
    assert isinstance(wrapper, DatabaseWrapper)
    return wrapper


def busy(database: Path, threads: int, writes: int) -> "subprocess.Popen[str]":
    command = [sys.executable, str(BUSY), str(database), str(threads), str(writes)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_eight_writers_in_two_processes_all_get_their_turn(database: Path) -> None:
    processes = [busy(database, 4, WRITES_EACH) for _ in range(2)]
    told = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    with sqlite3.connect(database) as found:
        assert found.execute("SELECT count(*) FROM kept").fetchone() == (8 * WRITES_EACH,)
        assert found.execute("SELECT total FROM counter").fetchone() == (8 * WRITES_EACH * 2 // 3,)
    found.close()


def test_what_was_kept_stays_kept_when_the_process_is_killed(database: Path) -> None:
    """kill -9 at a random moment, again and again."""
    kept: Counter[str] = Counter()
    chance = random.Random(5)
    for _ in range(KILLS):
        process = busy(database, 4, 1_000_000)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.random() / 10)
        process.kill()
        kept.update(line for line in [first, *process.stdout] if line.endswith("\n"))
        process.wait(5)
    with sqlite3.connect(database) as found:
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        there = Counter(f"kept {thread} {n}\n" for thread, n in found.execute("SELECT thread, n FROM kept"))
    found.close()
    assert kept.total() > KILLS
    assert kept - there == Counter()


@pytest.mark.django_db
class TestOneConnection:
    """How a connection takes and leaves its turn."""

    def test_it_is_set_up_for_a_busy_house(self, database: Path) -> None:
        wrapper = wrapper_for(database)
        with wrapper.cursor() as cursor:
            found = [
                cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "cache_size")
            ]
        assert found == ["wal", 1, -16000]
        wrapper.close()

    def test_what_is_erased_is_overwritten_in_the_file(self, database: Path) -> None:
        wrapper = wrapper_for(database)
        with wrapper.cursor() as cursor:
            cursor.execute("INSERT INTO kept VALUES ('a heron in the harbour', 1)")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            assert b"a heron in the harbour" in database.read_bytes()
            cursor.execute("DELETE FROM kept")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert b"a heron in the harbour" not in database.read_bytes()
        wrapper.close()

    def test_the_log_is_written_ahead_from_the_first_migration_on(self, tmp_path: Path) -> None:
        wrapper = wrapper_for(tmp_path / "new.sqlite3")
        wrapper.use_write_ahead_log()
        wrapper.close()
        with wrapper.cursor() as cursor:
            assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        wrapper.close()

    def test_reading_takes_no_turn(self, database: Path) -> None:
        line_for(str(database)).take(1)
        wrapper = wrapper_for(database)
        with wrapper.cursor() as cursor:
            assert cursor.execute("SELECT total FROM counter").fetchone() == (0,)
        line_for(str(database)).leave()
        wrapper.close()

    def test_writing_waits_for_its_turn_and_says_when_it_does_not_come(self, database: Path) -> None:
        line_for(str(database)).take(1)
        wrapper = wrapper_for(database)
        with pytest.raises(OperationalError, match="another writer"), wrapper.cursor() as cursor:
            cursor.execute("UPDATE counter SET total = 1")
        line_for(str(database)).leave()
        with wrapper.cursor() as cursor:
            cursor.execute("UPDATE counter SET total = 1")
        wrapper.close()

    @pytest.mark.parametrize("ending", ["commit", "rollback", "close", "fails"])
    def test_however_it_ends_the_turn_is_left(self, database: Path, ending: str) -> None:
        wrapper = wrapper_for(database)
        wrapper.ensure_connection()
        wrapper._start_transaction_under_autocommit()
        if ending == "fails":
            with pytest.raises(OperationalError), wrapper.cursor() as cursor:
                cursor.execute("INSERT INTO nowhere VALUES (1)")
            ending = "rollback"
        {"commit": wrapper._commit, "rollback": wrapper._rollback, "close": wrapper._close}[ending]()
        line_for(str(database)).take(0.1)
        line_for(str(database)).leave()


def test_a_turn_is_for_one_process_at_a_time(tmp_path: Path) -> None:
    """Two open files are what two processes have."""
    here, there = Line(tmp_path / "line"), Line(tmp_path / "line")
    here.take(1)
    with pytest.raises(OperationalError, match="another process"):
        there.take(0.05)
    Thread(target=lambda: (time.sleep(0.1), here.leave())).start()  # type: ignore[func-returns-value]
    there.take(2)
    there.leave()


def test_a_child_does_not_share_its_parents_turn(tmp_path: Path) -> None:
    line_for(str(tmp_path / "db")).take(1)
    child = os.fork()
    if child == 0:
        try:
            line_for(str(tmp_path / "db")).take(0.05)
        except OperationalError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    line_for(str(tmp_path / "db")).leave()


@pytest.mark.parametrize(
    ("statement", "writes"),
    [
        ("INSERT INTO a VALUES (1)", True),
        ("\n  update a set b = 1", True),
        ("WITH x AS (SELECT 1) DELETE FROM a", True),
        ("CREATE TABLE a (b)", True),
        ("SELECT 'UPDATE'", False),
        ("WITH x AS (SELECT 1) SELECT * FROM x", False),
        ("PRAGMA foreign_keys", False),
        ("SAVEPOINT s", False),
    ],
)
def test_what_counts_as_writing(statement: str, writes: bool) -> None:
    assert bool(WRITES.match(statement)) == writes
