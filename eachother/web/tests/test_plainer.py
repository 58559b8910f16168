"""What is made once stays made, for each language and site."""

from collections.abc import Callable

import pytest
from django.utils import translation
from jinja2 import nodes

from eachother.web.jinja import environment

Fill = Callable[..., str]


def test_an_icon_is_written_into_the_template() -> None:
    env = environment()
    [filled] = env.parse("{{ icon('sun') }}").find_all(nodes.Filter)
    assert "<svg" in str(filled.as_const(nodes.EvalContext(env)))


def test_words_follow_the_language(fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "gettext", lambda words: f"{translation.get_language()}: {words} 100%%")
    for language in ("en", "de", "en"):
        with translation.override(language):
            assert fill("{{ _('A word') }}") == f"{language}: A word 100%"
            assert fill("{{ _('A word of %(whose)s', whose='<i>') }}") == f"{language}: A word of &lt;i&gt; 100%"
