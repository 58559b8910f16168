"""Prints a link that lets somebody in."""

import argparse

from django.conf import settings

from eachother.commands.migrate import make_ready
from eachother.commands.plainly import say
from eachother.people.actions.invitations import founding_invitation, invite
from eachother.record.actions import write

DAYS = 7


def run(args: argparse.Namespace) -> int:
    make_ready()
    founding = founding_invitation()
    if founding is not None:
        say("Nobody lives here yet. Whoever opens this link founds the community:")
        say(f"{settings.ADDRESS}/join/{founding.code}")
    else:
        write("invited", {"days": DAYS})
        say(f"One person can come in with this link, within {DAYS} days:")
        say(f"{settings.ADDRESS}/join/{invite(by=None, days=DAYS).code}")
    return 0
