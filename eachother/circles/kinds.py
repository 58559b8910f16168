"""The names of this room's notices."""

KNOCK = "circles.knock"
LET_IN = "circles.let-in"
ASKED = "circles.asked"
CLAUSE = "circles.clause"
