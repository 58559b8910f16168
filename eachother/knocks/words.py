"""What cannot be done, in plain words."""

from django.utils.translation import gettext as _


def problem_words(reason: str) -> str:
    return {
        "words-empty": _("A few words, please. A sentence is enough."),
        "words-long": _("At most 600 letters. Your words are still in the field."),
        "about-many": _("Five at most, please."),
        "answer-long": _("At most 300 letters. Your words are still in the field."),
        "enough-waiting": _(
            "So many are knocking that people here cannot read more just now. "
            "Your words are still in the field: copy them, and come again in some days."
        ),
        "too-often": _(
            "There was a lot of knocking from where you are. "
            "Your words are still in the field: copy them, and try again tomorrow."
        ),
        "crowded": _(
            "There was a lot of knocking today. Your words are still in the field: copy them, and try again tomorrow."
        ),
    }[reason]
