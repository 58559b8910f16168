"""Takes away what a law demands. A line stays in its place, and the record of the community says that it was done."""

import argparse
import re

from eachother.commands.migrate import make_ready
from eachother.commands.plainly import PlainError, say
from eachother.foundation.refs import PATTERN
from eachother.record import removing

REF = re.compile(rf"(?<![a-z0-9]){PATTERN}(?![a-z0-9])")


def run(args: argparse.Namespace) -> int:
    one, because = removing.named(args.what), " ".join(args.because.split())
    if one is None:
        raise PlainError("\n".join(["Say what it is, one of these:", *_offered()]))
    if not because:
        raise PlainError("Say why: --because 'a court ordered it'. Everybody here can read it, for good.")
    if len(because) > removing.LONGEST:
        raise PlainError(f"The reason is longer than {removing.LONGEST} letters.")
    make_ready()
    number = removing.remove(one, _ref_in(args.where), because)
    if number is None:
        raise PlainError("There is no such thing here. Nothing was changed.")
    say(f"It is gone, and entry {number} of the record says so, with the reason. Everybody here can read that.")
    say("Backups made before still hold it.")
    return 0


def _offered() -> list[str]:
    kinds = removing.offered()
    wide = max(len(one.name) for one in kinds)
    return [f"  {one.name.ljust(wide)}   {one.label}" for one in kinds]


def _ref_in(where: str) -> str:
    """Out of an address as a browser shows it, the ref that stands last; anything else as it is."""
    found = REF.findall(where)
    return found[-1] if found and not where.startswith(f"{found[-1]}/") else where
