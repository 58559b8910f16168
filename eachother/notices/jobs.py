"""What comes round: what was gathered is brought when its hour has come."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.notices import actions


@chore(every=timedelta(minutes=2))
def bring_what_was_gathered() -> None:
    actions.bring()
