"""The names of this room's notices, each about a standard."""

STANDS = "standards.stands"  # a story of theirs was laid under it
BACK = "standards.back"  # it is back on the table
