"""How the record's own kinds read."""

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eachother.record import kinds, removing
from eachother.record.kinds import Facts, Kind
from eachother.record.removing import WORDS, Removable, take_words_out

BREAKS = {
    "missing": gettext_lazy("an entry is missing, or one too many is there"),
    "order": gettext_lazy("it does not follow on the one before"),
    "changed": gettext_lazy("it is not what it was when it was written"),
    "words": gettext_lazy("its words are not those that were written"),
    "words-gone": gettext_lazy("its words are gone, and no entry says so"),
}


def register() -> None:
    kinds.register(Kind("settings", gettext_lazy("The host changed settings"), settings, by_host=True))
    kinds.register(Kind("release", gettext_lazy("The host changed the software"), release, by_host=True))
    kinds.register(Kind("restored", gettext_lazy("The host put a backup back"), restored, by_host=True))
    kinds.register(Kind("invited", gettext_lazy("The host made an invitation"), invited, by_host=True))
    kinds.register(Kind("removed", gettext_lazy("The host removed something"), removed, by_host=True))
    removing.offer(Removable(WORDS, gettext_lazy("the words of an entry of the record"), take_words_out))
    kinds.register(Kind("words-out", gettext_lazy("The host took words out of the record"), words_out, by_host=True))


def settings(facts: Facts, words: str) -> str:
    names = ", ".join(str(name) for name in facts.get("changed", ()))
    count = len(facts.get("changed", ()))
    says = ngettext(
        "The server was started with another setting: %(names)s.",
        "The server was started with other settings: %(names)s.",
        count,
    )
    return says % {"names": names}


def release(facts: Facts, words: str) -> str:
    says = _("The server was started with release %(now)s of this software. Before, it was %(before)s.")
    return says % {"now": facts.get("now", ""), "before": facts.get("before", "")}


def restored(facts: Facts, words: str) -> str:
    made = parse_datetime(str(facts.get("made_at", "")))
    if made is None:
        return _("Everything here was put back from a backup. What was written after it was made is gone.")
    says = _("Everything here was put back from the backup of %(day)s. What was written after that is gone.")
    return says % {"day": date_format(localtime(made), "j F Y, H:i")}


def invited(facts: Facts, words: str) -> str:
    return _("It lets one person in, as anybody’s does, within %(days)s days.") % {"days": facts.get("days", "")}


def removed(facts: Facts, words: str) -> str:
    one = removing.named(str(facts.get("what", "")))
    says = _("What was removed: %(what)s. Because: %(words)s")
    return says % {"what": one.label if one else facts.get("what", ""), "words": words or _("the words were taken out")}


def words_out(facts: Facts, words: str) -> str:
    says = _("The words of entry %(number)s were taken out of this record. That it was written stays.")
    told = says % {"number": facts.get("entry", "")}
    return " ".join(filter(None, (told, _("Because: %(words)s") % {"words": words} if words else "")))
