"""What fades by itself."""

from datetime import timedelta

from eachother.circles import actions
from eachother.foundation.chores import chore


@chore(every=timedelta(hours=1))
def fade() -> None:
    actions.fade()
