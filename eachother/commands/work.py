"""Does the chores in a process of its own."""

import argparse
import signal
from threading import Event

from eachother.commands.migrate import make_ready
from eachother.commands.plainly import say
from eachother.foundation.chores import keep_up


def run(args: argparse.Namespace) -> int:
    make_ready()
    stop = Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda number, frame: stop.set())
    say("Doing the chores as they come   (Ctrl-C stops)")
    keep_up(stop)
    return 0
