"""Lines as pages show them.

When somebody says something, all who are at the table ask for it at once, and most of them see each line alike: it is
made into HTML once. What was made hangs on the line itself and goes with it: nothing here remembers for longer.
"""

from datetime import UTC, datetime
from weakref import WeakKeyDictionary

from django.template import engines
from django.utils.translation import get_language
from jinja2 import Environment
from markupsafe import Markup

from eachother.circles.models import Circle
from eachother.table.queries import AtTable, Said
from eachother.table.seats import Line

_made: WeakKeyDictionary[Line, dict[tuple[object, ...], Markup]] = WeakKeyDictionary()


def lines(circle: Circle, seen: AtTable) -> Markup:
    """All that this person sees was said, or nothing."""
    return Markup().join(_line(circle, one) for one in seen.lines)


def _line(circle: Circle, said: Said) -> Markup:
    alike = (circle.ref, said.ref, said.name, said.mine, said.hidden, get_language())
    made = _made.setdefault(said.line, {})
    if alike not in made:
        made[alike] = _as_html(circle, said)
    return made[alike]


def _as_html(circle: Circle, said: Said) -> Markup:
    environment: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    html = environment.get_template("table/_line.html").render(
        circle=circle.ref,
        once=said.line.once,
        name=said.name,
        words=said.line.words,
        at=datetime.fromtimestamp(said.line.at, tz=UTC),
        mine=said.mine,
        hidden=said.hidden,
    )
    return Markup(html)  # noqa: S704 - it escapes
