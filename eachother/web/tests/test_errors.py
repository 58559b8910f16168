"""When something is not as hoped, people read what happened and what to try."""

import pytest
from django.test import Client

TOLD = {
    "/nowhere": (404, "There is nothing here.", "nothing"),
    "/between-others": (403, "This is between other people.", "not-yours"),
    "/leave": (405, "This address has no page of its own.", "wrong-way"),
    "/too-much": (413, "That is too much to carry at once.", "too-large"),
    "/worn-out": (429, "That was a lot in a short time.", "too-often"),
    "/broken": (500, "Something broke here, and it is not your doing.", "broken"),
}


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


# No test here may touch the database: pytest-django refuses it, so that a broken database cannot break these pages.
@pytest.mark.parametrize(("path", "told"), TOLD.items())
def test_a_page_says_it(client: Client, path: str, told: tuple[int, str, str]) -> None:
    answer = client.get(path)
    assert answer.status_code == told[0]
    assert f"<h1>{told[1]}</h1>" in answer.content.decode()


@pytest.mark.parametrize(("path", "told"), TOLD.items())
def test_htmx_gets_a_note_and_not_a_page(client: Client, path: str, told: tuple[int, str, str]) -> None:
    answer = client.get(path, headers={"HX-Request": "true"})
    assert answer.status_code == told[0]
    assert told[1] in answer.content.decode()
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize(("path", "told"), TOLD.items())
def test_scripts_get_a_reason(client: Client, path: str, told: tuple[int, str, str]) -> None:
    answer = client.get(path, headers={"Accept": "application/json"})
    assert answer.status_code == told[0]
    assert answer.json() == {"reason": told[2]}


def test_what_the_answer_allowed_and_when_to_come_back_is_kept(client: Client) -> None:
    assert client.get("/leave").headers["Allow"] == "POST"
    assert client.get("/worn-out").headers["Retry-After"] == "60"


def test_a_form_without_proof_meets_somebody_who_has_been_away() -> None:
    answer = Client(enforce_csrf_checks=True).post("/leave")
    assert answer.status_code == 403
    assert "You’ve been away, so we closed the door behind you." in answer.content.decode()


def test_a_broken_page_shows_nothing_of_what_broke(client: Client) -> None:
    made = client.get("/broken").content.decode()
    assert "RuntimeError" not in made
    assert "on purpose" not in made


def test_the_harmless_page_is_harmless(client: Client) -> None:
    made = client.get("/away").content.decode()
    assert "<title>Plain white bread</title>" in made
    for trace in ("Riverside", "Eachother", "eachother", "rings", "<script", "Leave quickly", "data-person"):
        assert trace not in made
