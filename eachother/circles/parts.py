"""The parts of a circle's agreement, and questions from which its people may start in their own words.

As between two (`connections/parts.py`), the questions follow Mead & MacNeil, 'Peer Support: What Makes It Unique?';
they ask, and bring no answer along.
"""

from functools import lru_cache
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Part(NamedTuple):
    """`key` stands in a clause's row and never changes; a key unknown here stands in the first part."""

    key: str
    title: Words
    questions: tuple[Words, ...]


PARTS = (
    Part(
        "among-us",
        _("Among us"),
        (
            _("What are we here for, and what are we not here for?"),
            _("What would each of us like to find here, and what could each of us bring?"),
            _("How does somebody who says little get room?"),
            _("How do we say it when one voice has become the loudest?"),
        ),
    ),
    Part(
        "words",
        _("How we speak"),
        (
            _("Which words are ours for this, and which were put on us?"),
            _("When somebody tells of something hard: what helps, and what is too much?"),
            _("How do we know whether somebody wants an answer, or company, or neither?"),
            _("What do we do before we write of what others may not want to come across?"),
        ),
    ),
    Part(
        "stays-here",
        _("What stays here"),
        (
            _("What may any of us tell outside, and what not without asking?"),
            _("What do we say when somebody asks whether one of us is here?"),
            _("What happens to what somebody wrote when they leave?"),
        ),
    ),
    Part(
        "power",
        _("Power among us"),
        (
            _("Who of us can decide something about another, here or elsewhere?"),
            _("Which tasks are there, and how do they go round?"),
            _("How would we notice that somebody has come to run this?"),
        ),
    ),
    Part(
        "hard-times",
        _("When it gets hard"),
        (
            _("What do we do when somebody here has a very bad night?"),
            _("What would none of us want the others to do?"),
            _("Two of us fall out: what then?"),
            _("How do we stay in touch while it is uncomfortable?"),
        ),
    ),
)
KEYS = tuple(part.key for part in PARTS)


def parts() -> tuple[Part, ...]:
    """All of them, in the language of the page."""
    return _parts(get_language())


@lru_cache
def _parts(_language: str | None) -> tuple[Part, ...]:
    return tuple(Part(part.key, str(part.title), tuple(map(str, part.questions))) for part in PARTS)
