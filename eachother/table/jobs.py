"""What goes by itself."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.table import actions


@chore(every=timedelta(minutes=1), in_each_process=True)
def sweep_tables() -> None:
    actions.sweep()
