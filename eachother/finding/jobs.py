"""What comes round: nods fade, whoever was new is no longer, what is rare is counted afresh, and whoever had little
company is lifted."""

from datetime import timedelta

from eachother.finding import actions
from eachother.finding.sights import sights
from eachother.foundation.chores import chore


@chore(every=timedelta(hours=6))
def fade_nods() -> None:
    actions.fade()


@chore(every=timedelta(hours=6))
def no_longer_new() -> None:
    actions.no_longer_new()


@chore(every=timedelta(days=1))
def count_and_weigh() -> None:
    actions.recount()
    actions.reweigh()
    actions.renew_lifts()


@chore(every=timedelta(days=1))
def look_through_words() -> None:
    actions.put_everybodys_words()


@chore(every=timedelta(minutes=1), in_each_process=True)
def count_attention() -> None:
    actions.count_attention(sights.take())
