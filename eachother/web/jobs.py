"""What comes round again."""

from datetime import timedelta

from eachother.foundation.chores import chore
from eachother.web import kept


@chore(every=timedelta(minutes=10), in_each_process=True)
def forget_kept_parts() -> None:
    """Whoever has left is not in the server's memory for longer than this."""
    kept.forget()
