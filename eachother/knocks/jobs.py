"""What fades by itself."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.knocks import actions


@chore(every=timedelta(hours=1))
def fade_knocks() -> None:
    actions.fade()
