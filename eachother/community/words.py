"""The community's settings in plain sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eachother.community import own_words
from eachother.community.deciding import Measure, RulesOfDeciding, Unended
from eachother.community.models import Door


def name_words(name: str) -> str:
    return _("The community is called “%(name)s”.") % {"name": name}


def door_words(door: str) -> str:
    return {
        Door.OPEN.value: _("The door is open: anybody who finds the address can come in."),
        Door.KNOCK.value: _("The door opens to a knock, when two people here say ‘come in’, or to an invitation."),
        Door.INVITATION.value: _("The door opens to an invitation, which everybody here may give."),
    }[door]


def list_words(text: str) -> str:
    asked = own_words.read(text).asked
    words, questions = sum(len(one.words) for one in asked), len(asked)
    says = _("The mirror of own words asks from the community’s own list: %(words)s words, %(questions)s questions.")
    return says % {"words": words, "questions": questions}


def words_that_came() -> str:
    return _("The mirror of own words asks from the list that came with the software.")


def deciding_words(rules: RulesOfDeciding) -> list[str]:
    """One sentence for each thing."""
    return [
        _usual(rules.usual),
        _grave(rules.grave),
        _unended(rules),
        *([_most(rules.most)] if rules.unended == Unended.MOST else []),
    ]


def _usual(measure: Measure) -> str:
    says = ngettext(
        "A decision stays open for %(days)s day. It takes %(share)s%% of the people it is put to, %(least)s at least"
        " (or all, where there are fewer); %(enough)s are always enough.",
        "A decision stays open for %(days)s days. It takes %(share)s%% of the people it is put to, %(least)s at least"
        " (or all, where there are fewer); %(enough)s are always enough.",
        measure.days,
    )
    return says % _told(measure)


def _grave(measure: Measure) -> str:
    says = ngettext(
        "A grave one stays open for %(days)s day. It takes %(share)s%% of them, %(least)s at least; %(enough)s are"
        " always enough.",
        "A grave one stays open for %(days)s days. It takes %(share)s%% of them, %(least)s at least; %(enough)s are"
        " always enough.",
        measure.days,
    )
    return says % _told(measure)


def _unended(rules: RulesOfDeciding) -> str:
    says = {
        Unended.AGAIN: ngettext(
            "Where an objection still stands after %(n)s round, there is another round, for as long as it takes.",
            "Where an objection still stands after %(n)s rounds, there is another round, for as long as it takes.",
            rules.rounds,
        ),
        Unended.REST: ngettext(
            "Where an objection still stands after %(n)s round, all stays as it is, and anybody may begin anew.",
            "Where an objection still stands after %(n)s rounds, all stays as it is, and anybody may begin anew.",
            rules.rounds,
        ),
        Unended.MOST: ngettext(
            "Where an objection still stands after %(n)s round, most can decide, but not about what is grave.",
            "Where an objection still stands after %(n)s rounds, most can decide, but not about what is grave.",
            rules.rounds,
        ),
    }[rules.unended]
    return says % {"n": rules.rounds}


def _most(most: int) -> str:
    return _("Most are %(share)s%% of those who say yes or object.") % {"share": most}


def _told(measure: Measure) -> dict[str, int]:
    return {"days": measure.days, "share": measure.share, "least": measure.least, "enough": measure.enough}
