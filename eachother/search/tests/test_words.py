"""What counts as a word, and which spellings count as the same."""

import pytest

from eachother.search.marking import marked
from eachother.search.words import asked, flat, words_in, written


def found_by(text: str, wanted: str, *languages: str) -> bool:
    there = set(written(text, languages))
    words = asked(wanted, languages)
    return bool(words) and all(there & set(terms) for terms in words.values())


@pytest.mark.parametrize(
    ("text", "wanted", "language"),
    [
        ("I work night shifts.", "shift", "en"),
        ("I’ve been sleepless", "sleepless", "en"),
        ("Ich arbeite nachts", "NACHTS", "de"),
        ("Schlaflosigkeit, seit Jahren", "schlaflos", "de"),
        ("la fatigue de l’insomnie", "insomnies", "fr"),
        ("fatiguée", "fatiguee", "fr"),
        ("Bezsenność", "bezsennosci", "pl"),
        ("Jestem tu nowa", "nowa", "pl"),
        ("не могу спать ночами", "ночами", "ru"),
        ("café", "cafe", "en"),
        ("ｗｉｄｅ letters", "wide", "en"),
        ("眠れない夜が続く", "眠れない", "ja"),
        ("我失眠很久了", "失眠", "zh"),
        ("夜", "夜", "ja"),
        ("नींद नहीं आती", "नींद", "hi"),
        ("นอนไม่หลับ", "ไม่หลับ", "th"),
        ("잠을 못 자요", "못", "ko"),
        ("tried it 20 times", "20", "en"),
    ],
)
def test_is_found(text: str, wanted: str, language: str) -> None:
    assert found_by(text, wanted, language)


@pytest.mark.parametrize(
    ("text", "wanted", "language"),
    [("I work night shifts.", "knight", "en"), ("失去了眠", "失眠", "zh"), ("a b c", "d", "en"), ("words", "?!", "en")],
)
def test_is_not_found(text: str, wanted: str, language: str) -> None:
    assert not found_by(text, wanted, language)


def test_somebody_of_two_languages_writes_in_both() -> None:
    assert found_by("Zmęczona, and tired of it", "tire zmeczony", "en", "pl")


def test_signs_never_get_into_a_term() -> None:
    """They mean something to the index: a full stop, a quote, a space."""
    odd = 'a"b c.d ⒈⒉ ½ ﷺ ª’" * OR NEAR(x) \\ \x00 \' x:y -- ' + "".join(map(chr, range(0x2460, 0x2500)))
    terms = set(written(odd, ["en", "de"]))
    assert terms
    assert all(c.isalnum() for term in terms for c in term)


def test_single_letters_are_no_words() -> None:
    assert [word.text for word in words_in("I’m a B-side, d’accord")] == ["side", "accord"]


def test_without_accents_hangul_stays_whole() -> None:
    assert flat("évé") == "eve"
    assert flat("잠을") == "잠을"


def test_what_was_looked_for_is_marked_as_it_was_written() -> None:
    terms = frozenset(term for terms in asked("shift nights", ["en"]).values() for term in terms)
    pieces = marked("Night SHIFTS, six years.", terms, ["en"])
    assert "".join(piece.text for piece in pieces) == "Night SHIFTS, six years."
    assert [piece.text for piece in pieces if piece.found] == ["Night", "SHIFTS"]


def test_neighbouring_pairs_are_marked_as_one() -> None:
    terms = frozenset(term for terms in asked("眠れない", ["ja"]).values() for term in terms)
    assert [piece.text for piece in marked("今夜も眠れない。", terms, ["ja"]) if piece.found] == ["眠れない"]
