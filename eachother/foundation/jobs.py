"""What the foundation itself tidies."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings

from eachother.foundation.chores import chore


@chore(every=timedelta(hours=6))
def forget_expired_sessions() -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
