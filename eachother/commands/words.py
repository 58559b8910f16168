"""Puts the community's own list in the place of the one that the mirror of own words asks from."""

import argparse
from pathlib import Path

from eachother.commands.migrate import make_ready
from eachother.commands.plainly import PlainError, say
from eachother.community.actions import set_own_words
from eachother.community.own_words import WrongList


def run(args: argparse.Namespace) -> int:
    make_ready()
    try:
        words = set_own_words(Path(args.file).expanduser().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, WrongList) as wrong:
        raise PlainError(f"{wrong}\nNothing was changed.") from None
    count = sum(len(one.words) for one in words.asked)
    say(f"Words: {count}. Questions: {len(words.asked)}. Everybody sees them at /own-words.")
    return 0
