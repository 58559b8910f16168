"""What comes round: questions whose day has come are settled."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.vocabulary import actions


@chore(every=timedelta(minutes=10))
def settle_due() -> None:
    actions.settle_due()


@chore(every=timedelta(days=1))
def forget_closed() -> None:
    actions.forget_closed()
