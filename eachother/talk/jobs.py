"""What goes by itself."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.talk.actions.taking_back import sweep_pictures


@chore(every=timedelta(hours=6))
def sweep() -> None:
    sweep_pictures()
