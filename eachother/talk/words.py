"""What cannot be done, in plain words."""

from django.utils.translation import gettext as _


def problem_words(reason: str) -> str:
    return {
        "title-empty": _("A few words to call it by, please."),
        "title-long": _("At most 120 letters. What you wrote is still in the field."),
        "words-empty": _("There is nothing here yet. A sentence is enough."),
        "words-long": _("At most 8,000 letters. Your words are still in the field."),
        "note-long": _("At most 80 letters. What you wrote is still in the field."),
        "seen-empty": _(
            "What is to be seen on it? Some here cannot see it. Please choose the picture once more as well."
        ),
        "seen-long": _("At most 500 letters. Please choose the picture once more as well."),
        "seen-alone": _("There is no picture with this. Choose it once more, or leave this empty."),
        "picture-large": _("That picture is too large: at most 1.9 MB. Your words are still here."),
        "picture-huge": _("That picture has too many pixels to open it here. Your words are still here."),
        "picture-other": _("That could not be read as a picture. JPEG, PNG and WebP can. Your words are still here."),
        "unnamed-not": _("In this circle people write with their names. Nothing was sent; your words are still here."),
        "key": _("That is not the key to this. It has 32 letters and digits."),
        "too-often": _(
            "That was a lot in a short time, so we are slowing down a little. "
            "Your words are still here: send them again in some minutes."
        ),
        "moved-on": _("What you wanted to quote is not there any more. Your words are still here."),
    }[reason]
