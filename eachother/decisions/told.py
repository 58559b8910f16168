"""The notices of this room, by the names they have in the table."""

OPENED = "decision-opened"
ASKED = "decision-asked"
AMENDED = "decision-amended"
REMINDED = "decision-reminded"
CLOSED = "decision-closed"

ASKING = (ASKED, AMENDED, REMINDED)
"""Settled when somebody has spoken."""

SEEN = (OPENED, CLOSED)
"""Settled when somebody has seen it."""
