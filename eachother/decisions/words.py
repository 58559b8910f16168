"""What cannot be done, and how things stand, in plain words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eachother.decisions.ballot_words import ballot_problems
from eachother.decisions.models import Ended, Outcome, Says
from eachother.decisions.rules import lengths


class Wrong(dict[str, list[str]]):
    """What is wrong, in words, by the place where it is said: nothing where nothing is."""

    def __missing__(self, place: str) -> list[str]:
        return []


def too_long(letters: int) -> str:
    return _("At most %(letters)s letters. Your words are still in the field.") % {"letters": letters}


def problem_words(reason: str) -> str:
    said = {
        "question-empty": _("What is the question? One sentence is enough."),
        "question-long": too_long(lengths.QUESTION),
        "words-long": too_long(lengths.WORDS),
        "kind": _("Please choose one of these."),
        "mode": _("Secret goes with a ranked choice or a temperature check. The others always have names."),
        "open-many": _("So much is open already that nobody could follow. Something has to close first."),
        "inquiry-empty": _("What would help? One sentence is enough."),
        "inquiry-long": too_long(lengths.INQUIRY),
        "inquiries-many": _("So much has been asked already that it is hard to follow. Perhaps it is in there."),
        "answer-empty": _("There were no words in it."),
        "answer-long": too_long(lengths.ANSWER),
        "statement-empty": _("There were no words in it."),
        "statement-long": too_long(lengths.STATEMENT),
        "proposal-empty": _("What would you propose? It needs some words."),
        "proposal-long": too_long(lengths.PROPOSAL),
        "proposal-same": _("This is what is on the table already. What would you change?"),
        "proposal-meanwhile": _(
            "Somebody has put another version on the table since you began. It is shown above; your words are still in"
            " the field."
        ),
        "versions-many": _("There have been so many versions that a new question would be easier to follow."),
        "effect": _("Please choose one of these."),
        "asked-now": _("Everybody is being asked just now, so this has to wait."),
        "not-yet": _("Whoever began this may ask everybody first. After two days anybody can."),
        "no-proposal": _("There is nothing to ask about yet. Somebody puts a proposal on the table first."),
        "not-yours": _("Whoever opened this, or put the proposal on the table, can lay it to rest."),
        "closed": _("This was closed a moment ago, so nothing was changed."),
        "not-asked-now": _("Nobody is being asked just now, so nothing was changed."),
        "asked-anew": _(
            "Another version is being asked since you opened this page. It is shown here now: please read it."
        ),
        "not-asked": _("You came after everybody was asked, so you can speak, and are asked the next time."),
        "says-empty": _("Please choose one of these."),
        "harm-empty": _("An objection needs words: what harm would it do?"),
        "concern-empty": _("What is your concern? A few words, so that it can be kept beside the outcome."),
        "position-long": too_long(lengths.POSITION),
        "mend-long": too_long(lengths.POSITION),
        "outcome-long": too_long(lengths.OUTCOME),
        "often": _("That was a lot in a short time. Your words are still in the field: try again in a while."),
    }
    return {**said, **ballot_problems()}[reason]


def needed_words(lacking: int) -> str:
    """How many people it still takes."""
    return ngettext("1 more is needed", "%(num)s more are needed", lacking) % {"num": lacking}


def outcome_words(outcome: Outcome) -> str:
    return ended_words(Ended(outcome.ended))


def ended_words(ended: Ended) -> str:
    return {
        Ended.DECIDED: _("It is decided."),
        Ended.MAJORITY: _("It is decided by most, against an objection, as our rules have it after so many rounds."),
        Ended.HEARD: _("Everybody was heard. It was never meant to decide anything."),
        Ended.EVEN: _("It is even: nothing tells apart what stands alike."),
        Ended.RESTS: _("It rests. Nothing was decided, and all stays as it is."),
    }[ended]


def counts_words(voices: Mapping[str, int]) -> list[str]:
    """'5 agree', '1 has a concern': how many said what, without those that nobody said."""
    agree, concern, aside, against = (voices.get(says, 0) for says in Says)
    said = (
        (agree, ngettext("%(num)s agrees", "%(num)s agree", agree)),
        (concern, ngettext("%(num)s agrees with a concern", "%(num)s agree with a concern", concern)),
        (aside, ngettext("%(num)s stands aside", "%(num)s stand aside", aside)),
        (against, ngettext("%(num)s objects", "%(num)s object", against)),
    )
    return [words % {"num": number} for number, words in said if number]
