"""Words that a person would rather not come across."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eachother.foundation.text import has_words, key_of
from eachother.people import actions
from eachother.people.hiding import hiding_of
from eachother.people.models import HiddenWord, Person
from eachother.people.problems import Problem
from eachother.people.tests import make
from eachother.people.tests.make import Peer

URL = "/me/boundaries/words"
FOLDED = "Something you asked to hide;"

# Which words are found in which text; hiding.js is held to the same list (test_hiding_js.py).
FOUND = [
    ("hospital", "Eleven weeks in HOSPITAL."),
    ("hôpital", "a l'Hopital, deux fois"),
    ("self-harm", "I used to self  harm"),
    ("self harm", "about Self-Harm, mostly"),
    ("straße", "auf der STRASSE"),
    ("σίγμα", "ΣΊΓΜΑ"),
    ("ёлка", "Елка"),
    ("自殺", "去年自殺を考えた"),
    ("자살", "자살을 생각했다"),
    ("ฆ่าตัวตาย", "เคยคิดฆ่าตัวตายบ่อย"),
    ("🔪", "and then the 🔪️ again"),
    ("✋", "✋🏽 no"),
    ("hospital", "hos\u00adpi\u200btal"),
    ("hospital", "ｈｏｓｐｉｔａｌ"),
    ("voices", "(voices)"),
    ("don't", "I don’t know"),
    ("हिंदी", "मेरी हिंदी"),
]
NOT_FOUND = [
    ("art", "my heart, parting"),
    ("harm", "charming, harmless"),
    ("self harm", "harm to self"),
    ("self harm", "self without harm"),
    ("हद", "हिंदी"),
    ("hospital", ""),
]


@pytest.mark.parametrize(("words", "text"), FOUND)
def test_found_however_it_is_spelt(words: str, text: str) -> None:
    assert has_words(text, [key_of(words)])


@pytest.mark.parametrize(("words", "text"), NOT_FOUND)
def test_and_not_inside_of_other_words(words: str, text: str) -> None:
    assert not has_words(text, [key_of(words)])


def test_hidden_listed_and_taken_off(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    for said in ("Hospital", "hospital!", "  HÓSPITAL "):
        assert client.post(URL, {"words": said})["Location"] == "/me/boundaries#words-title"
    [hidden] = HiddenWord.objects.all()
    assert "Hospital" in client.get("/me/boundaries").text
    for _ in range(2):
        assert client.post(f"{URL}/{hidden.ref}/withdrawal").status_code == 302
    assert not HiddenWord.objects.exists()


@pytest.mark.parametrize(
    ("typed", "told"), [("", "A word or two"), ("?!…", "A word or two"), ("la " * 30, "At most 60")]
)
def test_what_cannot_be_hidden_is_said_so_and_not_lost(wren: Peer, typed: str, told: str) -> None:
    answer = make.signed_in_as(wren).post(URL, {"words": typed})
    assert answer.status_code == 422
    assert told in answer.text
    assert typed.strip() in answer.text
    assert not HiddenWord.objects.exists()


def test_fifty_are_enough(wren: Peer) -> None:
    for n in range(50):
        actions.hide(f"word {n}", by=wren.person)
    actions.hide("Word 7", by=wren.person)
    with pytest.raises(Problem, match="hidden-enough"):
        actions.hide("one more", by=wren.person)


def test_nobody_takes_off_what_is_another_s(wren: Peer, heron: Peer) -> None:
    hidden = actions.hide("hospital", by=wren.person)
    assert make.signed_in_as(heron).post(f"{URL}/{hidden.ref}/withdrawal").status_code == 302
    assert hiding_of(wren.person).keys == ("hospital",)
    assert hiding_of(heron.person).keys == ()


def test_on_somebody_s_page(wren: Peer, heron: Peer, otter: Peer) -> None:
    Person.objects.filter(pk=heron.person.pk).update(words="I was in hospital.")
    actions.take_up("a year away", by=heron.person, wording="my hospital year")
    actions.hide("HOSPITAL", by=wren.person)
    page = f"/people/{heron.ref}"
    hers = make.signed_in_as(wren).get(page).text
    assert hers.count(FOLDED) == 2
    assert "I was in hospital." in hers, "it is folded, not taken away"
    assert FOLDED not in make.signed_in_as(otter).get(page).text
    assert FOLDED not in make.signed_in_as(heron).get(page).text


def test_not_on_one_s_own_page(wren: Peer) -> None:
    Person.objects.filter(pk=wren.person.pk).update(words="I was in hospital.")
    actions.hide("hospital", by=wren.person)
    assert FOLDED not in make.signed_in_as(wren).get(f"/people/{wren.ref}").text


def test_it_asks_nothing_more_of_the_database(wren: Peer, heron: Peer) -> None:
    client, page = make.signed_in_as(wren), f"/people/{heron.ref}"
    client.get(page)
    asked = []
    for words in ("hospital", "another", "a third"):
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        asked.append(len(queries))
        actions.hide(words, by=wren.person)
    assert len(set(asked)) == 1


def test_signed_out_nothing_is_hidden(sorrel: Client) -> None:
    assert sorrel.post(URL, {"words": "hospital"})["Location"] == "/door"
