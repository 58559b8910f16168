"""What somebody wants to tell, as it comes in with a form: cleaned, and within the limits of `rules.py`."""

from collections.abc import Sequence
from typing import NamedTuple

from eachother.circles.models import Circle
from eachother.people.models import Person
from eachother.stories.models import Audience, Kind, Naming


class Writing(NamedTuple):
    """What it says."""

    title: str
    words: str
    kind: Kind = Kind.STORY
    note: str = ""
    toward: str = ""
    about: tuple[str, ...] = ()


class Telling(NamedTuple):
    """To whom, and under what name."""

    audience: Audience
    naming: Naming = Naming.NAMED
    called: str = ""
    circle: Circle | None = None
    readers: Sequence[Person] = ()
