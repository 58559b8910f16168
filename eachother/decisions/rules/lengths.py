"""How long and how many. Generous for people, tight for scripts. Pure."""

from datetime import timedelta

QUESTION, WORDS, PROPOSAL = 200, 2000, 4000
INQUIRY, ANSWER, STATEMENT = 600, 1000, 600
POSITION, OUTCOME = 1000, 600

INQUIRIES_AT_MOST = 100
VERSIONS_AT_MOST = 50
OPEN_AT_MOST = 40  # decisions in one circle, or of everybody

A_DAY = {"opening": 6, "saying": 80, "proposing": 20, "speaking": 200}

OTHERS_MAY_ASK_AFTER = timedelta(days=2)  # whoever is away holds nobody up
RESTS_AFTER = timedelta(days=60)  # of what nobody takes further
HALTED_RESTS_AFTER = timedelta(days=30)


def problem(what: str, words: str, at_most: int, *, may_be_empty: bool = False) -> str:
    """Why these words (cleaned) cannot stand there: '<what>-empty', '<what>-long', or ''."""
    if not may_be_empty and not any(character.isalnum() for character in words):
        return f"{what}-empty"
    return f"{what}-long" if len(words) > at_most else ""
