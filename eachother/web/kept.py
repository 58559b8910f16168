"""Parts of pages that are kept by all that they show.

{{ kept("finding/_card.html", name=one.name, chips=one.chips) }}

The template is filled once for the same values; afterwards what it made is handed out. It has these values and nothing
else: it knows nothing of the request, and says no times of day. Nothing needs to be told when something changes: other
values, another part.
"""

from functools import lru_cache
from typing import Any

from django.utils.functional import LazyObject
from jinja2 import Environment, pass_environment
from markupsafe import Markup

PLAIN = (str, int, type(None))
AT_MOST = 4096  # a few megabytes


@pass_environment
def kept(environment: Environment, template: str, **shown: Any) -> Markup:
    """What the template makes of `shown`. Raises TypeError unless all of that is text, numbers, truth, None, and tuples
    of them: anything else could say something else tomorrow and still be the same."""
    return _made(environment, template, tuple((name, _itself(one)) for name, one in shown.items()))


def forget() -> None:
    """Everything."""
    _made.cache_clear()


def _itself(one: Any) -> Any:
    """What a lazy value stands for: it holds on to the request that it would have asked."""
    if not issubclass(type(one), LazyObject):
        return one
    bool(one)  # so that it is there
    return one._wrapped


@lru_cache(AT_MOST)
def _made(environment: Environment, template: str, shown: tuple[tuple[str, Any], ...]) -> Markup:
    _must_be_plain(shown)
    return Markup(environment.get_template(template).render(dict(shown)))  # noqa: S704 - it escapes


def _must_be_plain(shown: tuple[Any, ...]) -> None:
    for one in shown:
        if isinstance(one, tuple):
            _must_be_plain(one)
        elif not isinstance(one, PLAIN) or hasattr(one, "__html__"):
            # Markup, ours or Django's, is equal to the text that it is written like, and is not escaped.
            raise TypeError(f"A part of a page cannot be kept by {type(one).__name__}.")
