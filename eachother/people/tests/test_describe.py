"""Saying something about oneself."""

from typing import Any

import pytest
from pytest_django.asserts import assertNumQueries

from eachother.people import announcements
from eachother.people.models import Company, Hours, Person
from eachother.people.tests import make
from eachother.people.tests.make import Peer

ALL = {
    "words": "I draw.\r\n\r\n\r\nMostly at  night.",
    "languages": ["en", "pl"],
    "another_language": "British Sign Language",
    "hours": [str(int(Hours.NIGHTS)), str(int(Hours.WEEKENDS))],
    "welcomes": [str(int(Company.A_WALK))],
    "offers": [str(int(Company.LISTENING)), str(int(Company.MAKING_THINGS))],
}


def heard(signal: Any) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []
    signal.connect(lambda **news: said.append(news), weak=False, dispatch_uid="heard")
    return said


def test_all_that_is_said_is_kept(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert client.post("/me", ALL)["Location"] == "/me?kept"
    person = Person.objects.get()
    assert person.words == "I draw.\n\nMostly at night."
    assert person.languages == ["en", "pl", "bfi"]
    assert Hours(person.hours) == Hours.NIGHTS | Hours.WEEKENDS
    assert Company(person.welcomes) == Company.A_WALK
    assert Company(person.offers) == Company.LISTENING | Company.MAKING_THINGS


def test_it_is_announced(wren: Peer) -> None:
    said = heard(announcements.described)
    make.signed_in_as(wren).post("/me", ALL)
    assert [news["person"] for news in said] == [wren.person]
    announcements.described.disconnect(dispatch_uid="heard")


def test_nothing_need_be_said(wren: Peer) -> None:
    make.signed_in_as(wren).post("/me", {})
    person = Person.objects.get()
    assert (person.words, person.languages, person.hours) == ("", [], 0)
    assert person.hidden_at is None, "who may find me is said elsewhere"


def test_the_first_time_leads_on_to_what_one_has_lived(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert "Skip this for now" in client.get("/me?first").text
    assert client.post("/me?first", ALL)["Location"] == "/me/experiences?first"


def test_too_many_words_are_said_so_and_not_lost(wren: Peer) -> None:
    words = "wind " * 210
    answer = make.signed_in_as(wren).post("/me", {**ALL, "words": words})
    assert answer.status_code == 422
    assert "50 letters more than fit here" in answer.text
    assert words in answer.text
    assert Person.objects.get().words == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [("Polnish", "Perhaps you mean: Polish"), ("qwrtzpf", "We don’t know “qwrtzpf”")],
)
def test_an_unknown_language_is_asked_about(wren: Peer, typed: str, told: str) -> None:
    answer = make.signed_in_as(wren).post("/me", {**ALL, "another_language": typed})
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="2"' in answer.text


@pytest.mark.parametrize(
    ("typed", "tag"), [("polski", "pl"), ("Māori", "mi"), ("maori", "mi"), ("GERMAN", "de"), ("de-CH", "de-CH")]
)
def test_a_language_by_any_of_its_names(wren: Peer, typed: str, tag: str) -> None:
    make.signed_in_as(wren).post("/me", {"another_language": typed})
    assert Person.objects.get().languages == [tag]


@pytest.mark.parametrize("field", ["languages", "hours", "welcomes", "offers"])
def test_what_was_not_offered_cannot_be_chosen(wren: Peer, field: str) -> None:
    assert make.signed_in_as(wren).post("/me", {field: ["4096"]}).status_code == 422
    assert Person.objects.get().languages == []


def test_a_language_once_said_can_be_taken_back(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    client.post("/me", ALL)
    assert "British Sign Language" in client.get("/me").text
    client.post("/me", {**ALL, "another_language": "", "languages": ["pl"]})
    assert Person.objects.get().languages == ["pl"]


def test_words_are_words_and_never_markup(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    client.post("/me", {"words": "<script>alert(1)</script>"})
    assert "<script>alert" not in client.get("/me").text


def test_another_name(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert client.post("/me/name", {"name": "  Robin "})["Location"] == "/me?kept"
    person = Person.objects.get()
    assert (person.name, person.name_key, person.login) == ("Robin", "robin", "wren")


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "at least one letter"), ("w" * 41, "at most 40"), ("jUNIPER", "Somebody here has this name")],
)
def test_a_name_that_cannot_be(wren: Peer, juniper: Peer, name: str, words: str) -> None:
    answer = make.signed_in_as(wren).post("/me/name", {"name": name})
    assert answer.status_code == 422
    assert words in answer.text
    assert Person.objects.get(login="wren").name == "Wren"


def test_one_s_own_name_can_be_written_differently(wren: Peer) -> None:
    make.signed_in_as(wren).post("/me/name", {"name": "WREN"})
    assert Person.objects.get().name == "WREN"


def test_the_page_asks_the_database_little(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    make.lives(wren.person, "night shifts", "new in town", "losing a brother")
    client.get("/me")
    with assertNumQueries(3):
        client.get("/me")
