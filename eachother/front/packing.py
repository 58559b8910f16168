"""Compresses files as well as can be, in a process of its own: slowly, politely, and without leaving its memory behind.

`python -m eachother.front.packing` reads lines of `how⇥source⇥place` and writes each place, whole or not at all.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from eachother.front.squeeze import squeeze

WELL = 11
Order = tuple[bytes, Path, Path]


def start(orders: Iterable[Order]) -> "subprocess.Popen[bytes]":
    """Begin with these orders; the process ends by itself when they are done."""
    child = subprocess.Popen([sys.executable, "-m", "eachother.front.packing"], stdin=subprocess.PIPE)
    lines = "".join(f"{how.decode()}\t{source}\t{place}\n" for how, source, place in orders)
    if child.stdin is not None:
        with child.stdin as words:
            words.write(lines.encode())
    return child


def main() -> None:
    os.nice(15)
    for line in sys.stdin.read().splitlines():
        how, source, place = line.split("\t")
        draft = Path(f"{place}.{os.getpid()}")
        draft.write_bytes(squeeze(Path(source).read_bytes(), how.encode(), WELL))
        draft.replace(place)


if __name__ == "__main__":
    main()
