"""Every address of this room against who may open it, and how."""

import pytest
from django.test import Client

from eachother.people.tests import make
from eachother.people.tests.make import JSON, Peer

REF = "a" * 16
PAGES = [
    "/me",
    "/me/experiences",
    "/me/openness",
    "/me/boundaries",
    "/me/keys",
    "/me/leaving",
    "/invitations",
    f"/people/{REF}",
]
ONLY_POST = [
    "/me/name",
    "/me/experiences/suggestions",
    f"/me/experiences/{REF}",
    f"/me/experiences/{REF}/letting-go",
    "/me/keys/passphrase",
    "/me/keys/sheet",
    "/me/keys/renewal",
    "/me/keys/away",
    "/me/keyring/bundle",
    "/me/leaving/departure",
    "/me/leaving/staying",
    f"/invitations/{REF}/withdrawal",
    f"/people/{REF}/mute/withdrawal",
    f"/people/{REF}/block/withdrawal",
]
FOR_SCRIPTS = [
    "/me/keyring",
    "/me/keys/passphrase",
    "/me/keys/sheet",
    "/me/keys/renewal",
    "/me/keyring/bundle",
    "/me/leaving/departure",
]


@pytest.mark.parametrize("url", [*PAGES, "/founding", "/me/keyring"])
def test_signed_out_a_page_leads_to_the_door_and_back(sorrel: Client, db: None, url: str) -> None:
    answer = sorrel.get(url)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/door?next=%2F")


@pytest.mark.parametrize("url", ONLY_POST)
def test_signed_out_nothing_is_done(sorrel: Client, db: None, url: str) -> None:
    assert sorrel.post(url)["Location"] == "/door"


@pytest.mark.parametrize("url", FOR_SCRIPTS)
def test_signed_out_a_script_is_told_so(sorrel: Client, db: None, url: str) -> None:
    answer = sorrel.generic("GET" if url == "/me/keyring" else "POST", url, headers={"accept": JSON})
    assert (answer.status_code, answer.json()) == (401, {"reason": "signed-out"})


@pytest.mark.parametrize("url", ONLY_POST)
def test_looking_changes_nothing(wren: Peer, url: str) -> None:
    assert make.signed_in_as(wren).get(url).status_code == 405


@pytest.mark.parametrize("url", [page for page in PAGES if REF not in page])
def test_pages_open_and_are_kept_by_nobody(wren: Peer, url: str) -> None:
    page = make.signed_in_as(wren).get(url)
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"


@pytest.mark.parametrize("url", FOR_SCRIPTS[1:])
@pytest.mark.parametrize("body", ["", "[]", "{}", '{"proof": null}'])
def test_scripts_that_send_nonsense_are_told_so(wren: Peer, url: str, body: str) -> None:
    answer = make.signed_in_as(wren).post(url, body, content_type=JSON)
    assert (answer.status_code, answer.json()["reason"]) == (400, "malformed")


@pytest.mark.parametrize("url", ["/me", "/me/experiences", "/me/openness", "/invitations", "/me/keys/away"])
def test_forms_from_elsewhere_are_refused(wren: Peer, url: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = make.signed_in_as(wren).cookies
    assert strict.post(url, {"name": "x"}).status_code == 403
