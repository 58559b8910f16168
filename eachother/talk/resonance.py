"""Who has been there, said in words: names in their order, and never how many."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from eachother.people.models import Person

NAMED_AT_MOST = 12


class Been(NamedTuple):
    """Somebody who has been there."""

    pk: int
    name: str


def been_there_words(people: Sequence[Been], me: Person) -> str:
    """'you and Moss have been there'; '' when nobody says so."""
    mine = any(one.pk == me.pk for one in people)
    names = [one.name for one in people if one.pk != me.pk]
    if mine:
        names.insert(0, _("you"))
    if not names:
        return ""
    if len(names) == 1:
        return _("you have been there") if mine else _("%(name)s has been there") % {"name": names[0]}
    if len(names) > NAMED_AT_MOST:
        shown = {"names": ", ".join(names[:NAMED_AT_MOST])}
        return _("%(names)s and others have been there") % shown
    return _("%(names)s and %(last)s have been there") % {"names": ", ".join(names[:-1]), "last": names[-1]}
