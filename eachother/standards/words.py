"""What cannot be, in plain words."""

from django.utils.translation import gettext as _

from eachother.standards.rules import LENGTHS


def problem_words(reason: str) -> str:
    what, _dash, how = reason.partition("-")
    if how == "long" and what in LENGTHS:
        return _("At most %(number)d letters. Your words are still in the field.") % {"number": LENGTHS[what]}
    return {
        "name-empty": _("What is it about? A few words are enough."),
        "words-empty": _("What ought to be here? One sentence."),
        "reading-empty": _("What matters to you in it? A sentence is enough."),
        "reading-roots": _("Which of the stories do you mean? Choose at least one."),
        "readings-many": _("There is no room for another reading. You can take one of yours back."),
        "roots-many": _("Forty stories lie under it. That is as much as anybody can read."),
        "statements-many": _("There are forty versions of it. Perhaps it is two standards."),
        "voice-empty": _("A few words, please. A sentence is enough."),
        "voice-stance": _("How would you mark it? It decides nothing; it only says where to put it."),
        "voices-many": _("There is no room for more words here. The decision has room for yours."),
        "recall-empty": _("Why should it be looked at again? A sentence is enough."),
        "same": _("That is what it says now."),
        "no-story": _("No story lies under it yet. A standard grows out of what somebody has lived."),
        "no-statement": _("There is no statement yet that anybody could be asked about."),
        "asked-now": _("Everybody is asked about it already."),
        "gone": _("It is not here any more, or not as it was when you opened this page."),
        "use-not-given": _("Its teller has taken back that it may stand under a standard."),
        "many-today": _("Those were many for one day. Your words are still in the field: copy them for tomorrow."),
        "open-many": _("Forty decisions are open. When one of them is closed, there is room for another."),
        "months": _("After three, six, twelve or twenty-four months."),
        "effect-gone": _("It can no longer be done."),
    }[reason]
