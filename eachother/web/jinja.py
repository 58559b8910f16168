"""The Jinja environment: everything is escaped, and a word that nobody gave is an error, not a blank."""

from typing import Any

from django.utils import translation
from jinja2 import Environment, StrictUndefined

from eachother.web import addresses, marks, plainer, release, times
from eachother.web.qr import qr


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
        language=translation.get_language,
        right_to_left=translation.get_language_bidi,
    )
    env.filters.update(day=times.day, clock=times.clock, ago=times.ago, hand=marks.hand, initial=marks.initial)
    called = {"_": plainer.said, "url": plainer.url, "static": release.static, "icon": marks.icon}
    env.filters.update(called)
    env.calls = frozenset(called)
    return env
