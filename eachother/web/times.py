"""Moments in words. The server says them in its own time zone; `times.js` says them again in the reader's."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

MINUTE, HOUR, DAY = 60, 3600, 86400


def day(moment: datetime) -> Markup:
    """'today', 'yesterday', '3 March', or '3 March 2024' when it was another year."""
    local, today = timezone.localtime(moment), timezone.localdate()
    days = (today - local.date()).days
    if days == 0:
        words = _("today")
    elif days == 1:
        words = _("yesterday")
    else:
        words = _date(local.date(), local.year == today.year, get_language())
    return _element(moment, "day", words)


@lru_cache(1024)
def _date(date: date, this_year: bool, _language: str | None) -> str:
    # Translators: how a day is written, in Django's date format letters; the second one for another year.
    return str(date_format(date, _("j F") if this_year else _("j F Y")))


def clock(moment: datetime) -> Markup:
    """'18:05'."""
    return _element(moment, "clock", timezone.localtime(moment).strftime("%H:%M"))


def ago(moment: datetime) -> Markup:
    """'just now', '20 minutes ago', '3 hours ago', then the day."""
    seconds = max(0, int((timezone.now() - moment).total_seconds()))
    if seconds >= DAY:
        return day(moment)
    if seconds < MINUTE:
        words = _("just now")
    elif seconds < HOUR:
        words = ngettext("%(n)s minute ago", "%(n)s minutes ago", seconds // MINUTE) % {"n": seconds // MINUTE}
    else:
        words = ngettext("%(n)s hour ago", "%(n)s hours ago", seconds // HOUR) % {"n": seconds // HOUR}
    return _element(moment, "ago", words)


def span(starts: datetime, ends: datetime, zone: str) -> Markup:
    """From when to when, by the clocks of a time zone, which is named; the browser says it by the reader's."""
    return _span(starts, ends, zone, get_language())


@lru_cache(1024)
def _span(starts: datetime, ends: datetime, zone: str, _language: str | None) -> Markup:
    # Translators: a moment said by the reader's own clocks; {when} stays as it is.
    yours = _("{when}, your time")
    return Markup(
        '<span class="when"><time datetime="{}" data-until="{}" data-as="span" data-zone="{}" data-yours="{}">{}</time>'
        ' <span class="soft small" data-clock="{}">{}</span></span>'
    ).format(
        starts.isoformat(timespec="seconds"),
        ends.isoformat(timespec="seconds"),
        zone,
        yours,
        span_words(starts, ends, zone),
        clock_name(zone),
        clock_name(zone),
    )


def span_words(starts: datetime, ends: datetime, zone: str) -> str:
    """'Tuesday 14 July 2026, 19:00 – 21:00', by the clocks of that zone."""
    first, last = (one.astimezone(ZoneInfo(zone)) for one in (starts, ends))
    said = {"day": date_words(first.date()), "from": f"{first:%H:%M}", "to": f"{last:%H:%M}"}
    return _("%(day)s, %(from)s – %(to)s") % said


def date_words(date: date) -> str:
    """'Tuesday 14 July 2026'."""
    # Translators: how a day with its weekday is written, in Django's date format letters.
    return str(date_format(date, _("l j F Y")))


def clock_name(zone: str) -> str:
    """'Lisbon time' for Europe/Lisbon."""
    return zone if "/" not in zone else _("%(place)s time") % {"place": zone.rpartition("/")[2].replace("_", " ")}


def _element(moment: datetime, kind: str, words: str) -> Markup:
    at = moment.isoformat(timespec="seconds")
    return Markup(f'<time datetime="{at}" data-as="{kind}">{escape(words)}</time>')  # noqa: S704 - a page has many
