"""What somebody wants to say, as it comes in with a form."""

from typing import NamedTuple

from eachother.talk.models import Reply


class Seen(NamedTuple):
    """A picture made anew by us (`pictures.py`), and what is to be seen on it."""

    data: bytes
    width: int
    height: int
    words: str


class Saying(NamedTuple):
    """Cleaned, and within the limits of `rules.py`. `code` is the form's own; from it comes what holds on to words
    without a name."""

    words: str
    code: str
    note: str = ""
    unnamed: bool = False
    quotes: Reply | None = None
    picture: Seen | None = None
