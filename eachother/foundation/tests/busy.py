"""A program that writes to a SQLite database through our backend, from several threads, until it is done or killed.

`python busy.py DATABASE THREADS WRITES` prints `kept <thread> <n>` after each write that is committed.
"""

import sys
from threading import Thread

from django.conf import settings
from django.db import connection, transaction

LOCKED: list[Exception] = []


def main(database: str, threads: int, writes: int) -> int:
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "eachother.foundation.sqlite",
                "NAME": database,
                "CONN_MAX_AGE": None,
                "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
            }
        }
    )
    writers = [Thread(target=_write, args=(number, writes)) for number in range(threads)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return 1 if LOCKED else 0


def _write(thread: int, writes: int) -> None:
    try:
        for n in range(writes):
            if n % 3 == 2:  # a write that is a transaction of its own
                with connection.cursor() as cursor:
                    cursor.execute("INSERT INTO kept (thread, n) VALUES (%s, %s)", [thread, n])
            else:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute("SELECT total FROM counter")
                    total = cursor.fetchone()[0]
                    cursor.execute("UPDATE counter SET total = %s", [total + 1])
                    cursor.execute("INSERT INTO kept (thread, n) VALUES (%s, %s)", [thread, n])
            _say(f"kept {thread} {n}")
    except Exception as error:
        LOCKED.append(error)
        _say(f"failed: {error}")


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
