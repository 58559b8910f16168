"""What comes round by itself."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.gatherings import actions


@chore(every=timedelta(minutes=15))
def remind() -> None:
    actions.remind()


@chore(every=timedelta(hours=1))
def sweep() -> None:
    actions.sweep()


@chore(every=timedelta(hours=12))
def lay_out_further() -> None:
    actions.lay_out_further()
