"""Why a file is not taken, in a word that the page turns into a sentence."""


class NotTaken(Exception):  # noqa: N818 - it says what happened, as the page does
    """`reason` is stable; `more` goes into the answer beside it."""

    def __init__(self, reason: str, **more: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.more = more
