"""The pages of this room."""

from eachother.practice.views.alone import alone, along
from eachother.practice.views.reading import conversation, practice, version
from eachother.practice.views.sitting import again, choice, departure, seat, sitting, sittings
from eachother.practice.views.writing import new, removal, wording

__all__ = [
    "again",
    "alone",
    "along",
    "choice",
    "conversation",
    "departure",
    "new",
    "practice",
    "removal",
    "seat",
    "sitting",
    "sittings",
    "version",
    "wording",
]
