"""Serves Riverside, a made-up community, from a folder that is made anew each time."""

import argparse
import fcntl
import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import IO

from eachother.commands.plainly import PlainError, say

MARK = "this-is-a-demo"
STAYS = {MARK, "secret-key", "static"}


def choose_settings(args: argparse.Namespace) -> None:
    """The demo has settings of its own, whatever the environment says: it must never touch a real community."""
    folder = Path(args.data).expanduser().resolve()
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise PlainError(f"{folder} holds something that is not a demo. Choose another folder with --data.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARK).touch()
    for name in [name for name in os.environ if name.startswith(("EACHOTHER_", "DATABASE_URL", "REDIS_URL"))]:
        del os.environ[name]
    os.environ["EACHOTHER_DATA"] = str(folder)
    os.environ["EACHOTHER_ADDRESS"] = f"http://localhost:{args.port}"
    os.environ["EACHOTHER_LISTEN"] = f"127.0.0.1:{args.port}"


def run(args: argparse.Namespace) -> int:
    serve = import_module("eachother.commands.serve")
    listener = serve.listen()
    folder = Path(os.environ["EACHOTHER_DATA"])
    with (folder / MARK).open("w") as mark:
        _take(mark, folder)
        _empty(folder)
        import_module("eachother.commands.migrate").make_ready()
        say("Making up a community …")
        people = import_module("eachother.demo.riverside").fill()
        import_module("django.db").connections.close_all()
        say("Riverside is there. You can be any of these people, in several browsers at once:\n")
        for name, passphrase in people:
            say(f"  {name:<12}{passphrase}")
        say("\nWhat you do here is gone when the demo is started again.\n")
        serve.serve(listener)
    return 0


def _take(mark: IO[str], folder: Path) -> None:
    """Nobody empties the folder of a demo that is running."""
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise PlainError(f"Another demo is running in {folder}. Choose another folder with --data.") from None


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in STAYS:
            shutil.rmtree(path)
        elif path.name not in STAYS:
            path.unlink()
