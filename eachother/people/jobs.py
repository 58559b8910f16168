"""What fades by itself."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.people import actions


@chore(every=timedelta(minutes=5))
def fade_openness() -> None:
    actions.fade()


@chore(every=timedelta(minutes=5))
def fade_mutes() -> None:
    actions.fade_mutes()


@chore(every=timedelta(minutes=5))
def erase_who_has_left() -> None:
    actions.erase_due()


@chore(every=timedelta(hours=12))
def forget_idle_devices() -> None:
    actions.forget_idle_devices()


@chore(every=timedelta(hours=12))
def forget_closed_invitations() -> None:
    actions.forget_closed_invitations()


@chore(every=timedelta(hours=12))
def forget_whom_cards_brought() -> None:
    actions.forget_whom_cards_brought()
