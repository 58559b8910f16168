"""The notices of this room, by name."""

ASKED = "turns.asked"  # about an asking
BEGAN = "turns.began"  # about a turn, as the next one
OVER = "turns.over"
