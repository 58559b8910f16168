"""What comes round: what was taken out of the index leaves the file."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.search import actions


@chore(every=timedelta(days=1))
def tidy() -> None:
    actions.tidy()
