"""What cannot be done, and how a gathering comes round, in plain words."""

from datetime import time

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from eachother.gatherings.models import Gathering, Rhythm
from eachother.web.times import clock_name, date_words


def problem_words(reason: str) -> str:
    return {
        "name-empty": _("It needs a name. A few plain words will do."),
        "name-long": _("At most 80 letters. Your words are still in the field."),
        "words-long": _("At most 1,000 letters. Your words are still in the field."),
        "place-none": _("A place, a link, or both: people need to know where."),
        "place-long": _("At most 200 letters."),
        "link-odd": _("That is not a web address. It begins with https:// and has no spaces."),
        "access-long": _("At most 500 letters. Your words are still in the field."),
        "day-odd": _("A day, please, like 2027-03-14."),
        "day-past": _("That is over already. Choose a time that is still to come."),
        "day-far": _("That is further ahead than anybody here can plan: two years at most."),
        "at-odd": _("A time, please, like 19:00."),
        "at-skipped": _("That time does not exist on that day: clocks go forward over it. Choose one a little later."),
        "zone-odd": _("Choose a place whose clocks it goes by."),
        "minutes-odd": _("Choose how long it lasts."),
        "rhythm-odd": _("Choose whether it comes round again."),
        "rhythm-fifth": _(
            "That is the fifth such weekday of its month, and few months have one. Choose ‘the last such weekday’."
        ),
        "rhythm-not-last": _(
            "That is not the last such weekday of its month. Choose another first day, or ‘the same weekday’."
        ),
        "ends-odd": _("Choose whether it ends."),
        "until-odd": _("Until which day? One after the first, at most twenty years ahead."),
        "times-odd": _("How many times? A number from 2 to 500."),
        "seats-odd": _("A number from 1 to 500, or nothing when there is room enough."),
        "seats-taken": _("More people than that have said that they come to one of its days. They keep their seats."),
        "why-long": _("At most 300 letters. Your words are still in the field."),
        "line-long": _("At most 200 letters. Your words are still in the field."),
        "called-already": _("Somebody else was a moment quicker and calls it this time."),
        "note-empty": _("There are no words yet. A sentence is enough."),
        "note-long": _("At most 8,000 letters. Your words are still in the field."),
        "note-meanwhile": _(
            "Somebody wrote while you were writing. Theirs is above, yours is still in the field: put the two "
            "together, and keep it again."
        ),
        "over": _("It is over by now, so nothing was changed."),
        "off": _("It has been called off meanwhile, so there is nothing to answer."),
        "often": _("That is a lot for one day. Wait a little; what you wrote is still here."),
    }[reason]


def rhythm_words(gathering: Gathering) -> str:
    """'every second Tuesday of the month', in words; nothing for a single day."""
    weekday = date_format(gathering.day, "l")
    match gathering.rhythm:
        case Rhythm.WEEK:
            said = _("Every %(weekday)s at %(at)s") % {"weekday": weekday, "at": at_words(gathering.at)}
        case Rhythm.FORTNIGHT:
            said = _("Every other %(weekday)s at %(at)s") % {"weekday": weekday, "at": at_words(gathering.at)}
        case Rhythm.MONTH:
            which = (_("first"), _("second"), _("third"), _("fourth"))[(gathering.day.day - 1) // 7]
            said = _("Every %(which)s %(weekday)s of the month at %(at)s") % {
                "which": which, "weekday": weekday, "at": at_words(gathering.at),
            }  # fmt: skip
        case Rhythm.LAST:
            said = _("Every last %(weekday)s of the month at %(at)s") % {
                "weekday": weekday, "at": at_words(gathering.at),
            }  # fmt: skip
        case _other:
            return ""
    said = _("%(rhythm)s, %(clock)s") % {"rhythm": said, "clock": clock_name(gathering.zone)}
    if gathering.until:
        said = _("%(rhythm)s, until %(day)s") % {"rhythm": said, "day": date_words(gathering.until)}
    return said


def at_words(at: time) -> str:
    return f"{at:%H:%M}"
