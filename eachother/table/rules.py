"""What can be said at a table. Pure."""

LINE_LENGTH = 500


def line_problem(words: str) -> str:
    """Why this cannot be said, or an empty string."""
    if not words:
        return "line-empty"
    return "line-long" if len(words) > LINE_LENGTH else ""
