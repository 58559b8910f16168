"""Riverside was founded, and what its host did since is written down."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from eachother.community.actions import name_community
from eachother.community.models import Door
from eachother.demo.shapes import Written
from eachother.record import actions

FOUNDED_DAYS_AGO = 401


def write(written: Sequence[Written], now: datetime) -> None:
    name_community("Riverside", door=Door.KNOCK, at=now - timedelta(days=FOUNDED_DAYS_AGO))
    for one in sorted(written, key=lambda one: -one.days_ago):
        actions.write(one.kind, one.facts, words=one.words, at=now - timedelta(days=one.days_ago))
