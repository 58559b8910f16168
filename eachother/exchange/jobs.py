"""What comes round by itself: slips that nobody has answered, what has been over for long, and the words of all."""

from datetime import timedelta

from eachother.exchange import actions
from eachother.foundation.chores import chore


@chore(every=timedelta(hours=3))
def go_round() -> None:
    actions.go_round()


@chore(every=timedelta(hours=12))
def clear() -> None:
    actions.clear()


@chore(every=timedelta(days=1))
def look_through_words() -> None:
    actions.put_all_words()
