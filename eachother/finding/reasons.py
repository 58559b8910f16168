"""Why two people come in sight of each other, in words: true, and no more exact than is good for anybody.

Pure functions over facts that whoever reads them may see. How few people show something to everybody is never said as
a number, and how many veil it is not counted at all: that only a few speak of it openly is true whoever has lived it.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from eachother.people.models import Company, Hours

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

NEW_FOR_DAYS = 7
AT_MOST = 2
NO_HOURS, NO_COMPANY = Hours(0), Company(0)

_SOMEONE: dict[Company, "_StrPromise"] = {
    # Translators: these end “someone …”: “Heron would welcome someone to listen”.
    Company.LISTENING: gettext_lazy("to listen"),
    Company.TALKING: gettext_lazy("to talk with"),
    Company.SITTING_QUIETLY: gettext_lazy("to sit quietly with"),
    Company.A_WALK: gettext_lazy("to walk with"),
    Company.A_LAUGH: gettext_lazy("to laugh with"),
    Company.GOING_ALONG: gettext_lazy("to go along"),
    Company.FORMS_AND_LETTERS: gettext_lazy("to help with forms and letters"),
    Company.KNOW_HOW: gettext_lazy("to share know-how"),
    Company.WRITING: gettext_lazy("to write with"),
    Company.MAKING_THINGS: gettext_lazy("to make things with"),
}
_WHEN: dict[Hours, "_StrPromise"] = {
    # Translators: these end “you’re both around …”.
    Hours.MORNINGS: gettext_lazy("in the morning"),
    Hours.AFTERNOONS: gettext_lazy("in the afternoon"),
    Hours.EVENINGS: gettext_lazy("in the evening"),
    Hours.NIGHTS: gettext_lazy("at night"),
    Hours.WEEKENDS: gettext_lazy("at weekends"),
}
_NUMBERS: dict[int, "_StrPromise"] = {
    1: gettext_lazy("one"),
    2: gettext_lazy("two"),
    3: gettext_lazy("three"),
    4: gettext_lazy("four"),
    5: gettext_lazy("five"),
    6: gettext_lazy("six"),
    7: gettext_lazy("seven"),
    8: gettext_lazy("eight"),
    9: gettext_lazy("nine"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of two people by the one who reads the reason.

    `shared` things, of which some (`few`) are shown to everybody by only a few; times at which both are about; what the
    other would welcome and the reader offers, and the other way round; how many days the other has been here, None when
    that is not new; whether anybody has greeted them.
    """

    name: str
    shared: int
    few: int = 0
    hours: Hours = NO_HOURS
    they_welcome: Company = NO_COMPANY
    you_welcome: Company = NO_COMPANY
    days: int | None = None
    greeted: bool = True


def only_a_few(holders: int, everybody: int) -> bool:
    """Whether so few people show something that it is worth saying; in a handful of people everything is rare."""
    return everybody >= 10 and holders <= max(min(8, everybody // 5), everybody // 100)


def reason(facts: Facts) -> str:
    """At most two sentences; empty when there is nothing to say."""
    return _reason(facts, get_language())


@lru_cache(4096)
def _reason(facts: Facts, _language: str | None) -> str:
    """What is said of the same facts in a language is put together once."""
    rare, plain = (_sharing(facts), "") if facts.few else ("", _sharing(facts))
    said = [_arrival(facts), rare, *_company(facts), plain]
    return " ".join([sentence for sentence in said if sentence][:AT_MOST])


def _arrival(facts: Facts) -> str:
    if facts.greeted or facts.days is None:
        return ""
    if facts.days == 0:
        sentence = _("%(name)s arrived today and nobody has said hello yet.")
    elif facts.days == 1:
        sentence = _("%(name)s arrived yesterday and nobody has said hello yet.")
    else:
        sentence = _("%(name)s arrived a few days ago and nobody has said hello yet.")
    return sentence % {"name": facts.name}


def _sharing(facts: Facts) -> str:
    when = _when(facts.hours)
    if not facts.shared:
        return _("You’re both around %(when)s.") % {"when": when} if when else ""
    return _shared_words(facts, when) % {"n": number(facts.shared), "few": number(facts.few), "when": when}


def _shared_words(facts: Facts, when: str) -> str:
    if facts.few == 0:
        if when:
            return ngettext(
                "You share %(n)s thing, and you’re both around %(when)s.",
                "You share %(n)s things, and you’re both around %(when)s.",
                facts.shared,
            )
        return ngettext("You share %(n)s thing.", "You share %(n)s things.", facts.shared)
    if facts.few < facts.shared:
        if when:
            return ngettext(
                "You share %(n)s thing; few people here speak openly of %(few)s of them. You’re both around %(when)s.",
                "You share %(n)s things; few people here speak openly of %(few)s of them. You’re both around %(when)s.",
                facts.shared,
            )
        return ngettext(
            "You share %(n)s thing; few people here speak openly of %(few)s of them.",
            "You share %(n)s things; few people here speak openly of %(few)s of them.",
            facts.shared,
        )
    if when:
        return ngettext(
            "You share %(n)s thing that only a few people here speak of openly, and you’re both around %(when)s.",
            "You share %(n)s things that only a few people here speak of openly, and you’re both around %(when)s.",
            facts.shared,
        )
    return ngettext(
        "You share %(n)s thing that only a few people here speak of openly.",
        "You share %(n)s things that only a few people here speak of openly.",
        facts.shared,
    )


def _company(facts: Facts) -> list[str]:
    both = facts.they_welcome & facts.you_welcome
    if both:
        return [_("You’d both welcome %(someone)s.") % {"someone": _someone(both)}]
    said = []
    if facts.they_welcome:
        words = {"name": facts.name, "someone": _someone(facts.they_welcome)}
        said.append(_("%(name)s would welcome %(someone)s; you said you can.") % words)
    if facts.you_welcome:
        words = {"name": facts.name, "someone": _someone(facts.you_welcome)}
        said.append(_("You’d welcome %(someone)s; %(name)s can.") % words)
    return said


def _someone(company: Company) -> str:
    first, *more = [words for kind, words in _SOMEONE.items() if kind in company]
    if more:
        return _("someone %(to)s or %(or_to)s") % {"to": first, "or_to": more[0]}
    return _("someone %(to)s") % {"to": first}


def _when(hours: Hours) -> str:
    whens = [words for time, words in _WHEN.items() if time in hours]
    if len(whens) > 1:
        return _("%(when)s and %(and_when)s") % {"when": whens[0], "and_when": whens[1]}
    return str(whens[0]) if whens else ""


def number(n: int) -> str:
    """'two', and from ten on '10'."""
    return str(_NUMBERS.get(n, n))
