"""The parts of an agreement, and questions from which two people may start in their own words.

Which part a clause belongs to travels sealed in the clause's body: no row and no request of the server has it. The keys
stand in what is sealed and never change. The questions follow Mead & MacNeil, 'Peer Support: What Makes It Unique?'
(sharing risk, mutual responsibility, language, power); they ask, and bring no answer along.
"""

from functools import lru_cache
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Part(NamedTuple):
    """`key` is what a clause's body says; a clause that names none, or one unknown here, stands in the first part."""

    key: str
    title: Words
    questions: tuple[Words, ...]


PARTS = (
    Part(
        "between-us",
        _("Between us"),
        (
            _("What does each of us hope for here?"),
            _("What do I need from you, and what would I like to give?"),
            _("How do we say it when it has become one-sided?"),
            _("How do we want to hear it when we see a thing differently?"),
        ),
    ),
    Part(
        "what-helps",
        _("What helps, what doesn’t"),
        (
            _("What would I like you to do, and not do?"),
            _("What was meant as help, and wasn’t any?"),
            _("How do you know whether I want an answer, or company, or neither?"),
            _("Which words are mine for this, and which were put on me?"),
        ),
    ),
    Part(
        "what-stays-here",
        _("What stays here"),
        (
            _("What may either of us tell somebody else?"),
            _("What would I want to be asked about first?"),
            _("What do we say when somebody asks one of us about the other?"),
            _("What stays here if we fall out, or when this ends?"),
        ),
    ),
    Part(
        "when-quiet",
        _("When one of us goes quiet"),
        (
            _("How am I when I feel untrusting or disconnected?"),
            _("What does my quiet mean, and what doesn’t it mean?"),
            _("What would I like you to do then, and not do?"),
            _("What do I make of it when I hear nothing from you?"),
        ),
    ),
    Part(
        "power-between-us",
        _("Power between us"),
        (
            _("What power does one of us have that the other hasn’t, here or elsewhere?"),
            _("What is it like for me to lose power, and what do I do then?"),
            _("Is there anything that one of us would have to tell, or decide for, somebody else?"),
            _("How would you tell me that I have taken over?"),
        ),
    ),
    Part(
        "when-it-gets-hard",
        _("When it gets hard"),
        (
            _("How am I then, seen from outside and from inside?"),
            _("What would I like you to do, and not do?"),
            _("What am I afraid you might do?"),
            _("What frightens you about it, and how will you say so?"),
            _("How do we stay in touch while it is uncomfortable for both of us?"),
        ),
    ),
)
FOR_HARD_TIMES = ("when-it-gets-hard", "when-quiet")


def parts() -> tuple[Part, ...]:
    """All of them, in the language of the page."""
    return _parts(get_language())


def parts_for_hard_times() -> tuple[Part, ...]:
    return tuple(part for key in FOR_HARD_TIMES for part in parts() if part.key == key)


@lru_cache
def _parts(_language: str | None) -> tuple[Part, ...]:
    return tuple(Part(part.key, str(part.title), tuple(map(str, part.questions))) for part in PARTS)
