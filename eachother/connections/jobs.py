"""What comes round in this room."""

from datetime import timedelta

from eachother.connections import actions
from eachother.foundation.chores import chore


@chore(every=timedelta(minutes=10))
def let_words_go() -> None:
    actions.fade()


@chore(every=timedelta(hours=1))
def say_that_it_is_time() -> None:
    actions.say_that_it_is_time()
