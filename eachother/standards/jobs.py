"""What comes round by itself."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.standards import actions


@chore(every=timedelta(hours=6))
def come_back() -> None:
    actions.come_back()
