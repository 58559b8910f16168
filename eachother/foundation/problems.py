"""What a verb answers when it cannot be done. `reason` is a stable word; pages say it in plain ones."""


class Problem(Exception):  # noqa: N818 - it is raised as a sentence: Conflict("name-taken")
    """It cannot be done as asked; nothing has changed."""

    status = 400

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Refused(Problem):
    """A proof was wrong: a passphrase, a recovery code."""

    status = 403


class Conflict(Problem):
    """Somebody, or another browser of the same person, was there first."""

    status = 409


class Gone(Problem):
    """The way in has closed."""

    status = 410
