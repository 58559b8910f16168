"""The templates' engine: everything is escaped, and a word that nobody gave is an error, not a blank.

Each language has an environment of its own, in which a word that stands in a template is translated once, when the
template is compiled, and an address that never changes is written out. What that gave: `docs/decisions/prepared.md`.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.backends.jinja2 import Jinja2, Template
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from eachother.web import addresses, kept, marks, plainer, release, times
from eachother.web.qr import qr

# Where a form's proof belongs. No text that anybody writes comes out like this: its brackets would be escaped.
PROOF_GOES_HERE = Markup("<proof>")
PROOF = '<input type="hidden" name="csrfmiddlewaretoken" value="%s">'


class Templates(Jinja2):
    """Django's engine with an environment for each language."""

    _first: Environment
    _others: dict[str | None, Environment]

    @property
    def env(self) -> Environment:
        language = translation.get_language()
        return self._others.get(language) or self._others.setdefault(language, _for_one(self._first, language))

    @env.setter
    def env(self, made: Environment) -> None:
        self._first, self._others = made, {}

    def get_template(self, template_name: str) -> "Page":
        return Page(super().get_template(template_name).template, self)

    def from_string(self, template_code: str) -> "Page":
        return Page(self.env.from_string(template_code), self)


class Page(Template):
    """A template whose forms get their proof when everything else is said: the rest is the same for many requests."""

    def render(self, context: Mapping[str, Any] | None = None, request: HttpRequest | None = None) -> str:
        own = dict(context or {})
        if request is None:
            return str(self.template.render(own))
        proof = SimpleLazyObject(partial(get_token, request))
        own |= {"request": request, "csrf_token": proof, "csrf_input": PROOF_GOES_HERE}
        for processor in self.backend.template_context_processors:
            own |= processor(request)
        said: str = self.template.render(own)
        return said.replace(PROOF_GOES_HERE, PROOF % proof) if PROOF_GOES_HERE in said else said


def environment(**options: Any) -> Environment:
    """Made once, by Django's template engine; `options` come from TEMPLATES."""
    options.update(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env = plainer.Plainer(extensions=["jinja2.ext.i18n"], **options)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        url=addresses.url,
        static=release.static,
        icon=marks.icon,
        qr=qr,
        csrf_input=PROOF_GOES_HERE,
        language=translation.get_language,
        right_to_left=translation.get_language_bidi,
    )
    env.filters.update(
        day=times.day, clock=times.clock, ago=times.ago, span=times.span, hand=marks.hand, initial=marks.initial
    )
    called = {
        "_": plainer.Words(None),
        "url": addresses.url,
        "static": release.static,
        "icon": marks.icon,
        "kept": kept.kept,
    }
    env.filters.update(called)
    env.calls = frozenset(called)
    return env


def _for_one(env: Environment, language: str | None) -> Environment:
    own = env.overlay()
    own.filters = {**env.filters, "_": plainer.Words(language)}
    return own
