"""Makes templates plainer before they are compiled, so that a page takes less work.

Jinja asks of every function that a template calls, each time, whether it would like the context: more work than most of
ours do. Filters it calls directly, and those whose words all stand in the template it calls once, when it compiles.
"""

from functools import lru_cache
from typing import Any

from django.utils import translation
from jinja2 import Environment, nodes, pass_context
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from eachother.web import addresses


class Functions(NodeTransformer):
    """`icon("sun")` becomes `"sun"|icon`, for all of these that are filters as well."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - named by Jinja
        self.generic_visit(node)
        if isinstance(node.node, nodes.Name) and node.node.name in self._names and node.args:
            first, *more = node.args
            return nodes.Filter(
                first, node.node.name, more, node.kwargs, node.dyn_args, node.dyn_kwargs, lineno=node.lineno
            )
        return node


class Plainer(Environment):
    """An environment in which `calls` (functions by name) are called as filters."""

    calls: frozenset[str] = frozenset()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template: nodes.Template = Functions(self.calls).visit(super()._parse(source, name, filename))
        return template


# Both depend on the request, so they take the context: without it, Jinja would ask once for ever.


@pass_context
def url(_: Context, name: str, *args: object) -> str:
    return addresses.url(name, *args)


@pass_context
def said(_: Context, words: str, **values: Any) -> Markup:
    """The words in the language of the page; `values` are escaped."""
    language = translation.get_language()
    return _said(language, words) % values if values else _whole(language, words)


@lru_cache(4096)
def _said(_language: str, words: str) -> Markup:
    return Markup(translation.gettext(words))  # noqa: S704 - our own words


@lru_cache(4096)
def _whole(language: str, words: str) -> Markup:
    return _said(language, words) % {}
