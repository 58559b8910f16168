"""The names of this room's notices."""

KNOCK = "knocks.knock"
