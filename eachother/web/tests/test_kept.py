"""Parts that are kept say what they were given, and nothing else."""

import gc
import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any, NamedTuple

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup

from eachother.web import kept
from eachother.web.pages import kept_part

PARTS = {
    "hello.html": "<p>{{ _('Today') }} {{ name }}</p>",
    "form.html": "<form>{{ csrf_input }}</form>",
    "asks.html": "{{ name }} {{ person }}",
}


class Name(NamedTuple):
    name: str


@pytest.fixture(autouse=True)
def _parts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    engine: Any = engines["jinja2"]
    for env in (engine._first, *engine._others.values()):
        monkeypatch.setattr(env, "loader", DictLoader(PARTS))
    monkeypatch.setattr(engine, "_others", {})
    kept.forget()
    yield
    kept.forget()


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Which templates were filled, in their order."""
    names: list[str] = []
    load = DictLoader(PARTS).load

    def noting(env: Any, name: str, *more: Any) -> Any:
        template: Any = load(env, name, *more)
        render = template.render

        def filling(*given: Any) -> str:
            names.append(name)
            return str(render(*given))

        template.render = filling
        return template

    monkeypatch.setattr(DictLoader, "load", lambda self, *given: noting(*given))
    return lambda: names


def test_the_same_values_fill_it_once(filled: Callable[[], list[str]]) -> None:
    assert kept_part("hello.html", name="Wren") == kept_part("hello.html", name="Wren") == "<p>Today Wren</p>"
    assert filled() == ["hello.html"]
    assert kept_part("hello.html", name="Otter") == "<p>Today Otter</p>"
    assert filled() == ["hello.html"] * 2


def test_each_language_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "gettext", lambda words: f"{words} in {translation.get_language()}")
    for language in ("en", "de", "en"):
        with translation.override(language):
            assert kept_part("hello.html", name="Wren") == f"<p>Today in {language} Wren</p>"


def test_it_has_what_it_is_given_and_nothing_else() -> None:
    with pytest.raises(UndefinedError, match="person"):
        kept_part("asks.html", name="Wren")


@pytest.mark.parametrize(
    "value",
    [
        ["Wren"],
        datetime(2026, 3, 1, tzinfo=UTC),
        Markup("<b>Wren</b>"),
        SafeString("<b>Wren</b>"),
        (Name("Wren"), (Markup("Wren"),)),
    ],
)
def test_what_may_change_and_stay_equal_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        kept_part("hello.html", name=value)


def test_markup_that_is_equal_to_text_is_not_let_through() -> None:
    assert "<b>" not in kept_part("hello.html", name="<b>Wren</b>")
    assert "<b>" not in kept_part("hello.html", name=Markup("<b>Wren</b>"))


def test_a_kept_form_has_the_proof_of_whoever_asks() -> None:
    template = engines["jinja2"].from_string("{{ kept('form.html') }} {{ said }}")
    pages = [template.render({"said": "<proof>"}, RequestFactory().get("/")) for _ in range(2)]
    assert pages[0] != pages[1]
    for page in pages:
        assert page.startswith('<form><input type="hidden" name="csrfmiddlewaretoken" value="')
        assert page.endswith("&lt;proof&gt;")


def test_what_is_kept_holds_no_request() -> None:
    request = RequestFactory().get("/")
    lazy = SimpleLazyObject(partial(lambda asking: Name(asking.path), request))
    assert kept_part("hello.html", name=lazy) == kept_part("hello.html", name=Name("/"))
    held = weakref.ref(request)
    del request, lazy
    gc.collect()
    assert held() is None
