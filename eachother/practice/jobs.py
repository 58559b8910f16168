"""What is over by itself."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.practice import actions


@chore(every=timedelta(minutes=30))
def sweep() -> None:
    actions.sweep()
