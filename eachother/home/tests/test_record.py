"""The record, for everybody here: plain sentences, its last mark, and a copy to check."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eachother.community import effects
from eachother.community.actions import name_community
from eachother.foundation.refs import new_ref
from eachother.home.tests.make import signed_in_as, someone, words_of
from eachother.record import actions, kinds, queries

pytestmark = pytest.mark.django_db


def page(path: str = "/record") -> str:
    return words_of(signed_in_as(someone(f"Wren {new_ref()}")).get(path).content)


def test_whoever_is_outside_is_led_to_the_door(client: Client) -> None:
    for path in ("/record", "/record.jsonl"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/door")
    for path in ("/record", "/record.jsonl"):
        assert signed_in_as(someone(f"Otter {path}")).post(path).status_code == 405


def test_it_says_in_plain_sentences_what_happened() -> None:
    assert "Nothing has been written yet" in page()
    name_community("Riverside")
    effects.carry_out("community.door", {"door": "open"}, None, new_ref())
    effects.carry_out("community.name", {"name": "Lakeside"}, None, new_ref())
    actions.write("settings", {"changed": ["EACHOTHER_CONTACT"]})
    actions.write("restored", {"made_at": "2026-05-03T10:00:00+00:00"})
    actions.write("invited", {"days": 7})
    actions.write("of-a-room-that-is-gone", {"tea": 1}, words="There was tea.")
    said = page()
    for words in (
        "The community was founded The community is called “Riverside”. The door opens to an invitation",
        "A decision took effect The door is open",
        "The host changed settings The server was started with another setting: EACHOTHER_CONTACT.",
        "put back from the backup of 3 May 2026",
        "The host made an invitation",
        "There was tea.",
    ):
        assert words in said, words
    assert said.index("There was tea.") < said.index("The community was founded")
    assert queries.last().short in said


def test_what_a_circle_decided_names_it_not() -> None:
    actions.write("effect", {"effect": "circles.name", "decision": new_ref(), "where": "circle"})
    assert "A circle decided something for itself: Another name for the circle." in page()


def test_it_leads_on_only_where_one_may_read_on() -> None:
    mine, other = new_ref(), new_ref()
    actions.write("effect", {"effect": "community.name", "tea": mine})
    actions.write("effect", {"effect": "community.name", "tea": other})
    kinds.lead("tea", lambda person, refs: {mine: "/tea/mine"})
    try:
        html = signed_in_as(someone("Wren")).get("/record").content.decode()
    finally:
        kinds._leads.pop("tea")
    assert html.count("How it came to that") == html.count('href="/tea/mine"') == 1


def test_it_is_paged_and_an_entry_can_be_looked_up() -> None:
    for number in range(1, 46):
        actions.write("effect", {}, words=f"Tea number {number}.")
    assert "Tea number 45." in page()
    assert "Tea number 25." not in page()
    assert "Tea number 25." in page("/record?page=2")
    assert "Tea number 1." in page("/record?entry=1")
    assert "The record ends before entry 90" in page("/record?entry=90")
    assert "There is no such page" in page("/record?page=9")
    for odd in ("x", "-1", "9" * 30, ""):
        assert "Tea number 45." in page(f"/record?entry={odd}")


def test_the_questions_asked_do_not_grow() -> None:
    person = signed_in_as(someone("Wren"))
    person.get("/record")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries_made:
            person.get("/record")
        return len(queries_made)

    actions.write("effect", {}, words="Tea.")
    one = asked()
    for _ in range(15):
        actions.write("effect", {}, words="Tea.")
    assert asked() == one <= 8


def test_everybody_can_take_it_along() -> None:
    for number in range(3):
        actions.write("effect", {"tea": number}, words="Tea.")
    answer: Any = signed_in_as(someone("Wren")).get("/record.jsonl")
    assert answer["Content-Disposition"] == 'attachment; filename="record.jsonl"'
    lines = answer.text.splitlines()
    assert [json.loads(line)["number"] for line in lines] == [1, 2, 3]
    assert queries.last().short.replace(" ", "") == json.loads(lines[-1])["hash"][:16]
