"""What may be, as pure functions and numbers."""

from datetime import timedelta

WRITTEN_A_DAY = 40
SAT_DOWN_AN_HOUR = 30
STILL_FOR = timedelta(hours=3)  # then a sitting is over by itself


def chooses(says: int, voice: int) -> bool:
    """Whether it is on this voice to answer a line that the voice `says` said."""
    return says != voice
