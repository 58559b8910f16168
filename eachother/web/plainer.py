"""Makes templates plainer before they are compiled, so that a page takes less work.

Jinja asks of every function that a template calls, each time, whether it would like the context: more work than most of
ours do. Filters it calls directly, and those whose words all stand in the template it calls once, when it compiles.
"""

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from django.utils import translation
from jinja2 import Environment, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup


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


class Plain(Template):
    """A template that is given no globals of its own: for such, Jinja compares all globals at every import."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class Plainer(Environment):
    """An environment in which `calls` (functions by name) are called as filters."""

    template_class = Plain
    calls: frozenset[str] = frozenset()

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One dictionary where Jinja chains two: each part of a page copies all of it. What is global is there before
        the first template is loaded."""
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template: nodes.Template = Functions(self.calls).visit(super()._parse(source, name, filename))
        return template


class Words:
    """`words("A word of %(whose)s", whose=name)`: the words in one language; the values are escaped."""

    def __init__(self, language: str | None) -> None:
        self._language = language
        self._said = lru_cache(4096)(self._translated)

    def __call__(self, words: str, **values: Any) -> Markup:
        return self._said(words) % values

    def _translated(self, words: str) -> Markup:
        with translation.override(self._language):
            return Markup(translation.gettext(words))  # noqa: S704 - our own words
