"""What a circle's front page shows of its table: who is there, in words. The lines stay at the table."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup

from eachother.circles import sections
from eachother.circles.models import Circle
from eachother.people.http import PersonRequest
from eachother.table.queries import Seated, ids_at, seated_at
from eachother.web.addresses import url
from eachother.web.pages import kept_part

NAMED = 3


def register() -> None:
    table = sections.Section(gettext_lazy("Table"), "table:table", "coffee", 20, sketch, within=True, named=ids_at)
    sections.register(table)


def sketch(request: PersonRequest, circle: Circle) -> Markup:
    """Who is at the table now. Only for those who are in the circle."""
    if not circle.is_in:  # type: ignore[attr-defined]
        return Markup("")
    words = who_is_there(seated_at(circle, request.person))
    return kept_part("table/_sketch.html", words=words, address=url("table:table", circle.ref))


def who_is_there(seated: list[Seated]) -> str:
    """'You and Otter are at the table just now.'"""
    names = [_("You") if one.me else one.name for one in sorted(seated, key=lambda one: not one.me)]
    others = len(names) - NAMED
    if not names:
        return _("Nobody is at the table just now.")
    if len(names) == 1:
        only = _("You are at the table just now.") if seated[0].me else _("%(name)s is at the table just now.")
        return only % {"name": names[0]}
    if others <= 0:
        said = {"names": ", ".join(names[:-1]), "last": names[-1]}
        return _("%(names)s and %(last)s are at the table just now.") % said
    said = {"names": ", ".join(names[:NAMED]), "n": str(others)}
    return (
        ngettext(
            "%(names)s and one more are at the table just now.",
            "%(names)s and %(n)s others are at the table just now.",
            others,
        )
        % said
    )
