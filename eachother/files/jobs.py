"""What goes by itself."""

from datetime import timedelta

from eachother.files import actions
from eachother.foundation.chores import chore


@chore(every=timedelta(minutes=10))
def sweep_files() -> None:
    actions.sweep()
