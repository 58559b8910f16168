"""What a circle's page is made of: rooms above this one show themselves there.

sections.register(Section(_("Talk"), "talk:threads", "messages-square", 10, sketch))   # when the room is ready
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from markupsafe import Markup

from eachother.circles.models import Circle
from eachother.people.http import PersonRequest
from eachother.web.addresses import url

Sketch = Callable[[PersonRequest, Circle], Markup]


def _nothing(request: PersonRequest, circle: Circle) -> Markup:
    return Markup("")


def _nobody(circle: Circle) -> Iterable[int]:
    return ()


class Section(NamedTuple):
    """A part of a circle with a page of its own, whose address takes the circle's ref; `sketch` is what the circle's
    front page shows of it (at most one query). Only for those who may read in the circle; `within`: who are in it.

    `named` are people in the circle (ids, at most `NAMED_AT_MOST`) whose names the sketch says: they
    are asked for with who is here, and the circle has them (`names`: ref and name by id) as far as the viewer comes
    across them."""

    name: Any  # str, or a lazy translation
    url_name: str
    icon: str
    order: int
    sketch: Sketch = _nothing
    within: bool = False
    named: Callable[[Circle], Iterable[int]] = _nobody


class Shown(NamedTuple):
    name: str
    url: str
    icon: str
    current: bool


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Show it on every circle's page from now on. Registering the same page again replaces it."""
    _sections[section.url_name] = section


def in_order() -> list[Section]:
    return sorted(_sections.values(), key=lambda section: section.order)


def shown(circle: Circle, current: str = "") -> list[Shown]:
    """The ways to all of a circle's pages; `current` is the name of the one that is open."""
    return [
        Shown(str(one.name), url(one.url_name, circle.ref), one.icon, one.url_name == current)
        for one in in_order()
        if circle.is_in or not one.within  # type: ignore[attr-defined]
    ]
