"""What the pages of this room send, read before a verb sees it."""

from datetime import date
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.dateparse import parse_date

from eachother.exchange.actions import Wording
from eachother.exchange.models import Kind, Slip
from eachother.exchange.queries import Filter
from eachother.exchange.words import problem_words
from eachother.people.models import Company
from eachother.people.models.person import COMPANY_WORDS

COMPANY_CHOICES = [(str(int(flag)), words) for flag, words in COMPANY_WORDS.items()]


class Typed(NamedTuple):
    """What stands in the fields, as it was typed."""

    kind: str = Kind.ASK
    to: str = ""
    words: str = ""
    company: tuple[str, ...] = ()
    time: str = ""
    place: str = ""
    until: str = ""

    def wording(self) -> Wording:
        return Wording(self.words, day_of(self.until), company_of(self.company), self.time, self.place)


def typed_in(sent: QueryDict) -> Typed:
    company = tuple(sent.getlist("company"))
    names = ("kind", "to", "words", "time", "place", "until")
    return Typed(company=company, **{name: sent.get(name, "") for name in names})


def typed_of(slip: Slip) -> Typed:
    company = tuple(str(int(flag)) for flag in Company(slip.company))
    to = slip.circle.ref if slip.circle else ""
    return Typed(slip.kind, to, slip.words, company, slip.time, slip.place, slip.until.isoformat())


def day_of(typed: str) -> date | None:
    try:
        return parse_date(typed.strip())
    except ValueError:
        return None


def company_of(chosen: Any) -> Company:
    """These kinds of company; what is none is left out."""
    known = {str(int(flag)): flag for flag in COMPANY_WORDS}
    return Company(sum({int(known[one]) for one in chosen if one in known}))


def kind_of(typed: str) -> Kind | None:
    return Kind(typed) if typed in Kind.values else None


def filter_in(asked: QueryDict) -> Filter:
    return Filter(kind_of(asked.get("kind", "")), company_of(asked.getlist("company")))


def wrong_at(reason: str) -> dict[str, list[str]]:
    """The words of a problem, by the name of the field at which they stand; '' for the whole."""
    field = reason.partition("-")[0]
    at = field if field in ("kind", "words", "until", "time", "place") else ""
    return {at: [problem_words(reason)]} if reason else {}
