"""What may be, as pure functions and numbers."""

from datetime import date

from dateutil.relativedelta import relativedelta

from eachother.standards import models as lengths

MONTHS = (3, 6, 12, 24)  # after which a standard comes back on the table
USUAL_MONTHS = 12
ROOTS_AT_MOST, READINGS_AT_MOST, READINGS_EACH = 40, 60, 5
STATEMENTS_AT_MOST, VOICES_AT_MOST = 40, 300
HOLDING_AT_MOST = 200
A_DAY = {"begin": 10, "lay": 60, "read": 30, "state": 20, "say": 60, "recall": 10, "ask": 10}

LENGTHS = {
    "name": lengths.NAME_LENGTH,
    "words": lengths.STATEMENT_LENGTH,
    "why": lengths.WHY_LENGTH,
    "reading": lengths.READING_LENGTH,
    "voice": lengths.VOICE_LENGTH,
    "recall": lengths.RECALL_LENGTH,
}


def words_problem(what: str, words: str, *, may_be_empty: bool = False) -> str:
    """Why these words (cleaned) cannot stand there: '<what>-empty', '<what>-long', or ''."""
    if not may_be_empty and not any(character.isalnum() for character in words):
        return f"{what}-empty"
    return f"{what}-long" if len(words) > LENGTHS[what] else ""


def may_be_asked(*, stories: int, statements: int, holds: bool) -> str:
    """Why nobody can be asked about its statement yet: 'no-story', 'no-statement' or ''. One that holds may lose its
    stories, and can be asked about again all the same."""
    if not stories and not holds:
        return "no-story"
    return "" if statements else "no-statement"


def look_again(today: date, months: int) -> date:
    return today + relativedelta(months=months)
