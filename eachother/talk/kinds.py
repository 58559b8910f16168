"""The names of this room's notices."""

MOVED = "talk.moved"
