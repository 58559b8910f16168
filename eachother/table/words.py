"""What cannot be done, in plain words."""

from django.utils.translation import gettext as _


def problem_words(reason: str) -> str:
    return {
        "line-empty": _("A word or two, please."),
        "line-long": _("At most 500 letters at once. Your words are still in the field."),
        "too-often": _("That was a lot at once. Your words are still in the field: wait a moment, so others can read."),
        "away": _("The table cannot be reached just now. Your words are still in the field."),
    }[reason]
