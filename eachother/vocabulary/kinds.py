"""The names of this room's notices."""

SAME = "vocabulary.same"
UNITED = "vocabulary.united"
