"""Why something cannot be done just now, in a word that the page turns into a sentence."""


class Refused(Exception):  # noqa: N818 - it says what happened, as the page does
    """It cannot be done as things stand. `reason` is stable; `more` goes into the answer beside it."""

    status = 409

    def __init__(self, reason: str, **more: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.more = more


class NotYours(Refused):
    """Somebody else's to do."""

    status = 403


class Impossible(Refused):
    """What came cannot be right: its shape is good, but it does not fit this connection."""

    status = 400


class TooOften(Refused):
    """More in a short time than anybody says by hand; nothing was looked at."""

    status = 429
