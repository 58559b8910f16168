"""Rounds end, those who have not spoken are reminded, and decisions close by themselves."""

from datetime import timedelta

from eachother.decisions import actions
from eachother.foundation.chores import chore


@chore(every=timedelta(minutes=5))
def go_on() -> None:
    actions.go_on_everywhere()
