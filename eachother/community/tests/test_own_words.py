"""The list of the system's words: read by everybody, changed as a whole, and found where it is written."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from eachother.community.actions import set_own_words
from eachother.community.models import WordList
from eachother.community.own_words import WrongList, read, that_comes_with_it
from eachother.web.tests.laid_out import NODE, in_node

OURS = """
language = "fr"
[sources.tuesday]
title = "What we said on Tuesday"
by = "the circle at the river"
[[asked]]
words = ["rechute", "rechutes"]
question = "Qu’est-ce qui s’est passé avant ?"
source = "tuesday"
from = "On n’est pas retombés, on a trébuché."
"""
RUN = """
import { OwnWords } from "./community/own_words.js";
const words = new OwnWords(given[0]);
console.log(JSON.stringify(given[1].map((text) => words.in(text).map(({ word }) => word))));
"""
FAST = """
import { OwnWords } from "./community/own_words.js";
const words = new OwnWords(given[0]);
const text = given[1].repeat(1_000);
words.in(text);
const began = performance.now();
const found = words.in(text).length;
console.log(JSON.stringify({ found, letters: text.length, took: performance.now() - began }));
"""


def fetched() -> Any:
    return Client().get("/own-words.json").json()


@pytest.mark.django_db
def test_everybody_sees_each_word_its_question_and_where_that_comes_from() -> None:
    text = Client().get("/own-words").text
    data = tomllib.loads(that_comes_with_it())
    for entry in data["asked"]:
        assert entry["words"][0] in text
    assert "Shery Mead and Cheryl MacNeil, Peer Support: What Makes It Unique?" in text
    assert "It came with the software" in text
    assert "on_" not in Client().get("/own-words.json")["Cache-Control"]


@pytest.mark.django_db
def test_a_browser_fetches_it_once() -> None:
    answer = Client().get("/own-words.json")
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert "Set-Cookie" not in answer
    again = Client().get("/own-words.json", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert set(answer.json()) == {"language", "asked", "says"}


@pytest.mark.django_db
def test_a_community_has_a_list_of_its_own(django_capture_on_commit_callbacks: Any) -> None:
    assert "symptom" in json.dumps(fetched())
    with django_capture_on_commit_callbacks(execute=True):
        set_own_words(OURS, decision="a" * 16)
    assert fetched()["asked"] == [{"words": ["rechute", "rechutes"], "question": "Qu’est-ce qui s’est passé avant ?"}]
    page = Client().get("/own-words").text
    assert "What we said on Tuesday" in page
    assert "made it its own" in page
    assert Client().get("/own-words.toml").text == OURS
    with django_capture_on_commit_callbacks(execute=True):
        set_own_words(that_comes_with_it(), decision="a" * 16)
    assert WordList.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("language =", "no TOML"),
        ("language = 'en'", "[sources]"),
        (OURS.replace('title = "What', 'heading = "What'), "'title' is missing"),
        (OURS.replace("[[asked]]", "[[answered]]"), "[[asked]]"),
        (OURS.replace('words = ["rechute", "rechutes"]', "words = []"), "a list of words"),
        (OURS.replace('source = "tuesday"', 'source = "wednesday"'), "[sources.wednesday]"),
        (OURS.replace('language = "fr"', ""), "'language' is missing"),
        (OURS.replace('question = "', 'question = " "#'), "'question' is missing"),
        (OURS + "#" * 200_000, "longer than"),
    ],
)
def test_what_is_no_list_changes_nothing(text: str, why: str) -> None:
    with pytest.raises(WrongList) as wrong:
        set_own_words(text, decision="a" * 16)
    assert why in str(wrong.value)
    assert not WordList.objects.exists()


def test_every_question_asks() -> None:
    for one in read(that_comes_with_it()).asked:
        assert one.question.endswith("?"), one.question


def test_no_word_stands_in_the_list_twice() -> None:
    words = [word for one in read(that_comes_with_it()).asked for word in one.words]
    assert len(words) == len(set(words))


def list_of(*words: str, language: str = "en") -> dict[str, Any]:
    return {"language": language, "asked": [{"words": [word], "question": f"{word}?"} for word in words]}


@pytest.mark.skipif(not NODE, reason="Node is not installed; the browser walk looks too")
@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["patient"], "The Patients’ room, and a PATIENT’s hat", ["patient"]),
        (["patient"], "impatient, patiently, die Patientin, inpatients", []),
        (["diagnosis", "crisis"], "My diagnosis. A crisis, is it", ["diagnosis", "crisis"]),
        (["coping strategy"], "two coping\n strategies", ["coping strategy"]),
        (["non-compliant"], "non compliant, Non‑Compliant", ["non-compliant"]),
        (["my depression", "depression"], "my depression is acting up", ["my depression"]),
        (["symptom", "relapse"], "a relapse, symptoms, and a relapse", ["symptom", "relapse"]),
        (["symptom"], "sympto\u00adm and sy\u200dmptom", ["symptom"]),
        (["pâté"], "Le PATE de campagne", ["pâté"]),
        (["symptom"], "симптом und Симптомы", []),
        (["患者"], "私は患者です", ["患者"]),
        (["симптом"], "Это симптом?", ["симптом"]),
        (["مريض"], "هو مَرِيض اليوم", ["مريض"]),
        ([], "nothing to find", []),
        (["symptom"], "", []),
    ],
)
def test_words_are_found_as_people_write_them(words: list[str], text: str, found: list[str], tmp_path: Path) -> None:
    assert in_node(tmp_path, RUN, list_of(*words), [text], rooms=("web", "community")) == [found]


@pytest.mark.skipif(not NODE, reason="Node is not installed")
def test_only_english_has_english_endings(tmp_path: Path) -> None:
    listed = list_of("cas", language="fr")
    assert in_node(tmp_path, RUN, listed, ["le cas", "la ca"], rooms=("web", "community")) == [["cas"], []]


@pytest.mark.skipif(not NODE, reason="Node is not installed")
def test_a_very_long_text_is_read_in_no_time(tmp_path: Path) -> None:
    """Timed with much to spare: twenty times what it takes on a slow machine."""
    listed = {"language": "en", "asked": tomllib.loads(that_comes_with_it())["asked"]}
    line = "My depression is acting up lately, and the patients’ symptoms were noted. "
    said = in_node(tmp_path, FAST, listed, line, rooms=("web", "community"))
    assert (said["found"], said["letters"]) == (3, 1_000 * len(line))
    assert said["took"] < 2_000
