"""Makes the search fit what people wrote, from the beginning. A chore does the same every day, a little at a time."""

import argparse

from eachother.commands.migrate import make_ready
from eachother.commands.plainly import say
from eachother.finding.actions import put_everybodys_words
from eachother.search.actions import rebuild


def run(args: argparse.Namespace) -> int:
    make_ready()
    rebuild()
    say(f"The search has read anew what {put_everybodys_words()} people wrote.")
    return 0
