"""The time of day, as one greets by it. `greeting.js` says it again by the reader's own clock."""

from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _


class Daytime(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


def daytime(moment: datetime) -> Daytime:
    """The part of the day of a local time. The hours are those of `greeting.js`."""
    match moment.hour:
        case hour if hour < 5:
            return Daytime.NIGHT
        case hour if hour < 12:
            return Daytime.MORNING
        case hour if hour < 18:
            return Daytime.AFTERNOON
        case _:
            return Daytime.EVENING


def greetings(name: str) -> dict[Daytime, str]:
    """How each part of the day greets this person. At night nobody is asked why they are up."""
    return {
        Daytime.MORNING: _("Good morning, %(name)s") % {"name": name},
        Daytime.AFTERNOON: _("Good afternoon, %(name)s") % {"name": name},
        Daytime.EVENING: _("Good evening, %(name)s") % {"name": name},
        Daytime.NIGHT: _("Hello, %(name)s") % {"name": name},
    }
