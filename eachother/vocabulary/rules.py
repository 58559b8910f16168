"""When two names are one, and what may be asked. Pure functions."""

from collections.abc import Collection
from datetime import datetime, timedelta

from eachother.vocabulary.models import Said

ASKED_FOR = timedelta(days=14)
AGAIN_AFTER = timedelta(days=90)
ASKED_AT_MOST = 3
WHY_LENGTH = 200
ENOUGH = 2


def are_one(said: Collection[str]) -> bool:
    """Consent: two say yes, and nobody says that they differ.

    Two are enough even where many hold one of them: whoever says nothing has been asked, and could have said no. Two
    are needed even where one person alone holds both: from the outcome they would learn that nobody else does, unseen.
    """
    answers = list(said)
    return answers.count(Said.SAME) >= ENOUGH and Said.DIFFER not in answers


def asked_lately(closed_at: datetime, now: datetime) -> bool:
    """They stayed two not long ago: those who said so are left in peace for a while."""
    return now - closed_at < AGAIN_AFTER
