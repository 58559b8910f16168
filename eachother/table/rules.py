"""What can be said at a table. Pure."""

from datetime import timedelta

LINE_LENGTH = 500
AS_MANY, IN = 20, timedelta(minutes=1)  # talk flows; a script that floods is slowed


def line_problem(words: str) -> str:
    """Why this cannot be said, or an empty string."""
    if not words:
        return "line-empty"
    return "line-long" if len(words) > LINE_LENGTH else ""
