"""Why something cannot be asked or said like this, in plain words."""

from django.utils.translation import gettext as _


def problem_words(reason: str) -> str:
    return {
        "same-one": _("That is the same name twice."),
        "not-lived": _("Only whoever has lived one of the two can ask."),
        "not-shown": _("Nobody shows one of the two to everybody here, and asking would tell of it."),
        "being-asked": _("There is a question about one of the two already. When it is settled you can ask yours."),
        "asked-lately": _(
            "This was asked not long ago, and they stayed two. It can be asked again after three months."
        ),
        "asked-enough": _("You have three questions open, which is as many as anybody may."),
        "asked-often": _("That is enough for today."),
        "why-long": _("At most 200 letters."),
        "settled": _("This is settled already."),
        "unknown": _("Nothing here goes by that name. Is it one of these?"),
        "unknown-alone": _("Nothing here goes by that name, nor by one like it."),
        "said-empty": _("One of the three, please."),
    }[reason]
