"""What cannot be done, in plain words."""

from django.utils.translation import gettext as _


def problem_words(reason: str) -> str:
    return {
        "kind": _("Is it an ask, or an offer?"),
        "words-empty": _("A few words, please. A sentence is enough."),
        "words-long": _("At most 600 letters. Your words are still in the field."),
        "time-long": _("At most 80 letters. Your words are still in the field."),
        "place-long": _("At most 80 letters. Your words are still in the field."),
        "until-none": _("A day, please: written like 2026-03-21 if your browser offers no calendar."),
        "until-past": _("That day is past. Today is the first one that can be."),
        "until-far": _("That is far away. It can be up for four months, and be put up again then."),
        "answer-long": _("At most 300 letters. Your words are still in the field."),
        "many-up": _("Twenty of yours are up already. When one of them is over, there is room for another."),
        "many-today": _("Those were many for one day. Your words are still in the field: copy them for tomorrow."),
        "over": _("It is over, or was taken back, since you opened this page."),
    }[reason]
