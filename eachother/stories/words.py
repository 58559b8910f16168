"""What cannot be done, in plain words."""

from django.utils.translation import gettext as _


def problem_words(reason: str) -> str:
    return {
        "title-long": _("At most 120 letters. What you wrote is still in the field."),
        "words-empty": _("There is nothing here yet. A title or a sentence is enough to begin."),
        "words-long": _("At most 20,000 letters. Your words are still in the field."),
        "note-long": _("At most 80 letters. What you wrote is still in the field."),
        "toward-long": _("At most 200 letters. What you wrote is still in the field."),
        "about-many": _("At most five, with commas between."),
        "experience-empty": _("One of these has no letters in it."),
        "experience-long": _("Each of these may have 60 letters. With commas between they count apart."),
        "audience-none": _("Who may read it? Choose one; you can change it whenever you like."),
        "circle-none": _("Which circle? Choose one that you are in."),
        "readers-none": _("Whom do you tell it to? Tick at least one."),
        "readers-many": _("At most thirty people by name. For more of them a circle may fit."),
        "naming-none": _("By what name does it stand there? Choose one."),
        "called-empty": _("Which name, then? Any that is not yours."),
        "called-long": _("At most 40 letters."),
        "called-taken": _("Somebody here is called that, or you are. Another one, please."),
        "not-ready": _("It needs a title, and words, a picture or a sound. Everything is kept as a draft until then."),
        "quoting-none": _("How may it be quoted? Choose one."),
        "quote-empty": _("Write down the words as they may be quoted."),
        "quote-long": _("At most 1,200 letters. Your words are still in the field."),
        "differently-empty": _("Say how you see it, in a sentence at least."),
        "differently-long": _("At most 2,000 letters. Your words are still in the field."),
        "seen-empty": _(
            "What is to be seen on it? Some here cannot see it. Please choose the picture once more as well."
        ),
        "seen-long": _("At most 500 letters. Please choose the picture once more as well."),
        "picture-none": _("Choose a picture first."),
        "picture-large": _("That picture is too large: at most 1.9 MB."),
        "picture-huge": _("That picture has too many pixels to open it here."),
        "picture-other": _("That could not be read as a picture. JPEG, PNG and WebP can."),
        "pictures-many": _("Six pictures stand in it. Take one down, and there is room for another."),
        "sound-none": _("Record something first, or choose a file."),
        "sound-large": _("That recording is too large: at most 1.9 MB, which is about seven minutes."),
        "sound-other": _("That could not be read as a recording. M4A and WebM can, with sound alone."),
        "said-long": _("At most 20,000 letters. What you wrote is still in the field."),
        "too-often": _(
            "That was a lot in a short time, so we are slowing down a little. "
            "Your words are still here: send them again in some minutes."
        ),
        "not-told": _("It is a draft. Tell it first, to somebody or to yourself."),
        "not-there": _("It was taken back since you opened this page."),
        "search-long": _("At most 200 letters."),
    }[reason]
