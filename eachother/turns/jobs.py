"""Turns end, begin and go round by themselves."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.turns import actions


@chore(every=timedelta(minutes=10))
def go_round() -> None:
    actions.go_round_everywhere()
