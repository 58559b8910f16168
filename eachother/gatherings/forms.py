"""Reading what was filled in. Each problem stands at its field; what was typed is kept."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from eachother.foundation import clocks
from eachother.foundation.text import clean_line, clean_text
from eachother.gatherings import dates, rules
from eachother.gatherings.models import Rhythm

ENDS = ("never", "until", "times")
NUMBER_DIGITS = 3


class Wording:
    """Name, words, place, link, access and seats. `problems` is a reason for each field that cannot be right; `asked`
    is what the action takes, when there are none."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self.typed = typed
        self.problems: dict[str, str] = {}
        self.asked: dict[str, Any] = {
            "name": self._line("name", rules.NAME_LENGTH),
            "words": self._text("words", rules.WORDS_LENGTH),
            "place": self._line("place", rules.PLACE_LENGTH),
            "link": self._link(),
            "access": self._text("access", rules.ACCESS_LENGTH),
            "seats": self._number("seats", 1, rules.SEATS_AT_MOST) if typed.get("seats", "").strip() else None,
        }
        if not self.asked["name"]:
            self.problems["name"] = "name-empty"
        if not (self.asked["place"] or self.asked["link"]) and "link" not in self.problems:
            self.problems.setdefault("place", "place-none")

    @property
    def is_right(self) -> bool:
        return not self.problems

    def _line(self, name: str, longest: int) -> str:
        line = clean_line(self.typed.get(name, ""))
        if len(line) > longest:
            self.problems[name] = f"{name}-long"
        return line

    def _text(self, name: str, longest: int) -> str:
        text = clean_text(self.typed.get(name, ""))
        if len(text) > longest:
            self.problems[name] = f"{name}-long"
        return text

    def _link(self) -> str:
        link = clean_line(self.typed.get("link", ""))
        if link and (len(link) > rules.LINK_LENGTH or not rules.is_web_address(link)):
            self.problems["link"] = "link-odd"
        return link

    def _number(self, name: str, least: int, most: int) -> int | None:
        text = self.typed.get(name, "").strip()
        if text.isascii() and text.isdigit() and len(text) <= NUMBER_DIGITS and least <= int(text) <= most:
            return int(text)
        self.problems[name] = f"{name}-odd"
        return None


class Arranging(Wording):
    """A whole new gathering: its wording, and when it is."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        super().__init__(typed)
        day, at = clocks.read_day(typed.get("day", "")), clocks.read_time(typed.get("at", ""))
        zone, minutes, rhythm = typed.get("zone", ""), typed.get("minutes", ""), typed.get("rhythm", "")
        self._must("day", day is not None, "day-odd")
        self._must("at", at is not None, "at-odd")
        self._must("zone", zone in clocks.zones(), "zone-odd")
        self._must("minutes", minutes in {str(one) for one in rules.LASTS}, "minutes-odd")
        self._must("rhythm", rhythm in Rhythm.values, "rhythm-odd")
        if day and at and zone in clocks.zones():
            self._check_moment(day, at, zone)
        if day and rhythm in Rhythm.values and not dates.fits(rhythm, day):
            self.problems["rhythm"] = "rhythm-fifth" if rhythm == Rhythm.MONTH else "rhythm-not-last"
        if day is None or at is None or {"day", "at", "zone", "minutes", "rhythm"} & self.problems.keys():
            return
        shape = dates.Shape(day, at, zone, int(minutes), rhythm)
        self.asked |= {"day": day, "at": at, "zone": zone, "minutes": int(minutes), "rhythm": rhythm}
        self.asked["until"] = self._end(shape)

    def _must(self, name: str, right: bool, reason: str) -> None:
        if not right:
            self.problems[name] = reason

    def _check_moment(self, day: date, at: time, zone: str) -> None:
        today = timezone.localdate()
        if day > today + timedelta(days=rules.DAYS_AHEAD):
            self.problems["day"] = "day-far"
        elif day < today - timedelta(days=2) or clocks.moment(day, at, zone) <= timezone.now():
            self.problems["day"] = "day-past"
        elif clocks.is_skipped(day, at, zone):
            self.problems["at"] = "at-skipped"

    def _end(self, shape: dates.Shape) -> date | None:
        ends = self.typed.get("ends", "")
        if shape.rhythm == Rhythm.ONCE:
            return shape.day
        self._must("ends", ends in ENDS, "ends-odd")
        if ends == "times":
            times = self._number("times", 2, rules.TIMES_AT_MOST)
            return dates.last_of(shape, times) if times else None
        if ends == "until":
            until = clocks.read_day(self.typed.get("until", ""))
            latest = shape.day + timedelta(days=366 * rules.YEARS_AHEAD)
            self._must("until", until is not None and shape.day <= until <= latest, "until-odd")
            return until
        return None
