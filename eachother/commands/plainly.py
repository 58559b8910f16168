"""Saying things to a host."""


class PlainError(Exception):
    """It cannot be done, for a reason a host can do something about: the words to print."""


def say(words: str = "") -> None:
    """Print at once, even into a pipe or a log."""
    print(words, flush=True)
