"""What cannot be done, in plain words."""

from django.utils.translation import gettext as _

NAME, WORDS, KIND = ("name-empty", "name-long"), ("words-long",), ("kind-there", "kind-empty")


def problem_words(reason: str) -> str:
    return {
        "name-empty": _("What is it called? A word or two."),
        "name-long": _("At most 60 letters. Your words are still in the field."),
        "words-long": _("At most 600 letters. Your words are still in the field."),
        "kind-empty": _("Please choose one of these."),
        "kind-there": _("There is a task for this already. Lay it to rest first, or name something else."),
        "tasks-many": _("There are so many tasks here that nobody keeps sight of them. Lay some to rest first."),
        "often": _("That was a lot in a short time. Your words are still in the field: try again in a while."),
        "held": _("Somebody was a moment quicker, so it is theirs for now."),
        "twice": _("You had it last, and others are willing. Nobody has it twice in a row then."),
        "not-freely": _("This one goes round: say that you are willing, and you are asked when it is your turn."),
        "resting": _("This task was laid to rest meanwhile. Anybody can wake it."),
        "not-yours": _("It is not your turn any more, so there was nothing to hand on."),
        "not-willing": _("Only somebody who has said that they are willing can be offered it."),
        "wanted": _("Somebody has it, or would: it cannot be laid to rest."),
        "asking-gone": _("You were asked, but the time to answer was over, so somebody else is asked. No harm done."),
    }[reason]
