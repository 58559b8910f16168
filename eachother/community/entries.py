"""How what this room writes into the record reads."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eachother.community import effects
from eachother.community.words import door_words, name_words
from eachother.record import kinds
from eachother.record.kinds import Facts, Kind


def register() -> None:
    kinds.register(Kind("founded", gettext_lazy("The community was founded"), founded))
    kinds.register(Kind("effect", gettext_lazy("A decision took effect"), effect))


def founded(facts: Facts, words: str) -> str:
    return " ".join((name_words(str(facts["name"])), door_words(str(facts["door"]))))


def effect(facts: Facts, words: str) -> str:
    if facts.get("where") == "circle":
        return _("A circle decided something for itself: %(what)s.") % {"what": _label(str(facts.get("effect", "")))}
    return words or _label(str(facts.get("effect", "")))


def _label(name: str) -> str:
    """What the effect is called; its bare name when no room offers it any more."""
    known = effects.named(name)
    return str(known.label) if known else name
