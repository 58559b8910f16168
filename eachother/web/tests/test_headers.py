"""Every answer carries its guards."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

EVERY_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
UNLOCKING_PAGE = EVERY_PAGE.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'") + (
    "; require-trusted-types-for 'script'; trusted-types eachother"
)


@pytest.mark.parametrize("path", ["/", "/door", "/nowhere", "/between-others", "/away", "/fragment"])
def test_every_page_may_load_only_what_is_its_own(client: Client, path: str) -> None:
    assert client.get(path).headers["Content-Security-Policy"] == EVERY_PAGE


def test_a_page_that_unlocks_may_run_webassembly_and_holds_trusted_types(client: Client) -> None:
    assert client.get("/unlocking").headers["Content-Security-Policy"] == UNLOCKING_PAGE


def test_a_page_that_unlocks_loads_no_htmx(client: Client) -> None:
    assert "htmx" in client.get("/").content.decode()
    assert "htmx" not in client.get("/unlocking").content.decode()


@pytest.mark.parametrize("path", ["/", "/door", "/nowhere", "/unlocking", "/leave"])
def test_nobody_keeps_a_page(client: Client, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_the_harmless_page_is_kept_so_that_it_comes_without_a_line(client: Client) -> None:
    answer = client.get("/away")
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert not answer.cookies


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_guards(client: Client, header: str, value: str) -> None:
    assert client.get("/").headers[header] == value


def test_no_page_may_listen_look_or_ask_where_one_is(client: Client) -> None:
    powers = client.get("/").headers["Permissions-Policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(powers)
    assert all(power.endswith("=()") for power in powers)


@pytest.mark.parametrize("path", ["/", "/door", "/nowhere", "/away", "/unlocking"])
def test_no_page_has_inline_scripts_or_styles(client: Client, path: str) -> None:
    words = client.get(path).content.decode()
    assert " style=" not in words
    assert "<style" not in words
    assert " on" + "click=" not in words
    assert words.count("<script") == words.count(' src="/static/')


def test_the_proof_in_forms_is_made_once_for_a_page(client: Client, settings: Settings) -> None:
    proofs = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get("/").content.decode())
    assert len(proofs) == 2
    assert len(set(proofs)) == 1
    assert client.cookies[settings.CSRF_COOKIE_NAME].value not in proofs
