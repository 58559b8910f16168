"""What cannot be, in plain words."""

from django.utils.translation import gettext as _

from eachother.practice import script


def problem_words(name: str, reason: str) -> str:
    """`name` is the field, `reason` what is wrong about it (`script.problems`)."""
    what = name.partition("-")[0]
    if reason == "long":
        longest = {
            "title": script.TITLE_LENGTH,
            "voice": script.VOICE_LENGTH,
            "about": script.ABOUT_LENGTH,
        }.get(what, script.LINE_LENGTH)
        return _("At most %(number)d letters. Your words are still in the field.") % {"number": longest}
    return (
        {
            "title": _("What is it called? A few words."),
            "about": _("Where are the two, and what has happened? A sentence is enough."),
            "voice": _("Each of the two needs a name. Made-up ones are best."),
            "moments": _("A conversation needs at least one moment: a line, and a way to answer it."),
            "line": _("What is said here? Or leave this moment empty altogether."),
            "way": _(
                "At least one way to answer, please; two or three are better, so that there is something to choose."
            ),
            "to": _("It leads to a moment that is empty."),
        }[what]
        if reason != "same"
        else _("The two need different names.")
    )


def many_today() -> str:
    return _("Those were many for one day. Your words are still in the fields: copy them for tomorrow.")


def too_often() -> str:
    return _("Those were many places in one hour. In a while there is room for another.")


def as_text(said: script.Script, walk: script.Walk) -> str:
    """What was said, in the ways that were chosen, as plain text."""
    lines = [said.title, "", said.about, ""]
    for step in walk.steps:
        one, other = said.voices[step.moment.says], said.voices[1 - step.moment.says]
        lines += [f"{one}: {step.moment.line}"]
        if step.way:
            lines += [f"{other}: {step.way.words}", *([f"{one}: {step.way.back}"] if step.way.back else []), ""]
    return "\n".join([*lines, _("What did it open, what did it close?")]) + "\n"
