"""The pages of this room."""

from eachother.standards.views.asking import asking, recall, retirement
from eachother.standards.views.growing import (
    laying,
    new,
    reading,
    reading_removal,
    root_removal,
    statement,
    voice_removal,
    voices,
)
from eachother.standards.views.lists import booklet, growing, retired, shown, standards
from eachother.standards.views.reading import compare, lineage, seen, standard

__all__ = [
    "asking", "booklet", "compare", "growing", "laying", "lineage", "new", "reading", "reading_removal", "recall",
    "retired", "retirement", "root_removal", "seen", "shown", "standard", "standards", "statement", "voice_removal",
    "voices",
]  # fmt: skip
