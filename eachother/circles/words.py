"""What cannot be done, and how many there are, in plain words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eachother.circles.models import Door, Readers
from eachother.people.forms import experience_words


def problem_words(reason: str) -> str:
    if reason.startswith("experience-"):
        return experience_words(reason)
    return {
        "name-empty": _("A name needs at least one letter or number."),
        "name-long": _("At most 60 letters, so that it fits at the top of a page."),
        "words-long": _("At most 600 letters. Your words are still in the field."),
        "challenge-empty": _("Say here what it is about, or name an experience above. A sentence is enough."),
        "about-many": _("Five at most. Take one off, and say the rest in your own words."),
        "circle-over": _("The circle is over."),
        "door-empty": _("Please choose how people get in."),
        "readers-empty": _("Please choose who may read."),
        "knock-empty": _("A few words, please. A sentence is enough."),
        "knock-long": _("At most 600 letters. Your words are still in the field."),
        "answer-long": _("At most 300 letters. Your words are still in the field."),
        "answer-empty": _("Please say yes or no."),
        "clause-empty": _("A few words, please: what would you like to agree on?"),
        "clause-long": _("At most 1000 letters. Your words are still in the field."),
        "part-unknown": _("Please choose where it belongs."),
        "clauses-enough": _("Forty is the most that one circle can agree on. Word one of them anew instead."),
        "acts-already": _("There is such a clause already. Word that one anew, or put it back on the table."),
        "clause-moved": _("Somebody put it in other words meanwhile. Yours are still in the field; read the new ones."),
        "clause-holds": _("It came into force meanwhile. Anybody can put it back on the table, at any time."),
        "start-often": _("Five circles in a day is the most for one person. Your words are still here: copy them."),
        "knock-often": _("Ten knocks in a day is the most. Your words are still in the field: try again tomorrow."),
        "ask-often": _("Thirty people in a day is the most that one can ask in. Try again tomorrow."),
        "clause-often": _("That is a lot for one day. Your words are still in the field: try again tomorrow."),
    }[reason]


def people_words(count: int) -> str:
    """'nine people': in words as far as one counts at a table."""
    few = {
        0: _("nobody you can see"),
        1: _("one person"),
        2: _("two people"),
        3: _("three people"),
        4: _("four people"),
        5: _("five people"),
        6: _("six people"),
        7: _("seven people"),
        8: _("eight people"),
        9: _("nine people"),
        10: _("ten people"),
        11: _("eleven people"),
        12: _("twelve people"),
    }
    return few.get(count) or ngettext("%(n)s person", "%(n)s people", count) % {"n": count}


def door_words(door: str, *, about_something: bool = True) -> str:
    """How one gets in, in a sentence."""
    shared = (
        _("Whoever has lived what it is about can come in.") if about_something else _("Whoever is here can come in.")
    )
    return {
        Door.SHARED.value: shared,
        Door.KNOCK.value: _("One gets in by a knock that somebody in it answers."),
        Door.INVITATION.value: _("One gets in when somebody in it asks."),
    }[door]


def readers_words(readers: str) -> str:
    """Who may read, in a sentence; the host always can."""
    return {
        Readers.CIRCLE.value: _("Only who is in it can read what is written here. Whoever hosts this could too."),
        Readers.EVERYBODY.value: _("Everybody here can read what is written here. Whoever hosts this could too."),
    }[readers]
