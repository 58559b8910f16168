"""The only writer of notices. Every change tells the person's open pages that Today has changed."""

from eachother.notices.actions.bringing import bring
from eachother.notices.actions.choosing import choose, choose_for, keep_time
from eachother.notices.actions.telling import forget, forget_between, settle, settle_for_all, tell, tell_all, unname

__all__ = [
    "bring",
    "choose",
    "choose_for",
    "forget",
    "forget_between",
    "keep_time",
    "settle",
    "settle_for_all",
    "tell",
    "tell_all",
    "unname",
]
