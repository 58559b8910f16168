"""What goes by itself: files that belong to no story any more, and words that the index has otherwise."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.stories import actions


@chore(every=timedelta(hours=6))
def sweep() -> None:
    actions.sweep()


@chore(every=timedelta(days=1))
def look_through_words() -> None:
    actions.put_all_words()
