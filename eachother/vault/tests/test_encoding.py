"""Bytes and texts have one spelling."""

from hypothesis import given
from hypothesis import strategies as st

from eachother.vault.encoding import digest, from_base64, from_json, lp, to_base64, to_json
from eachother.vault.tests.make import refused


@given(st.binary(max_size=200))
def test_base64url_comes_back(data: bytes) -> None:
    assert from_base64(to_base64(data)) == data
    assert "=" not in to_base64(data)


def test_base64url_has_one_spelling() -> None:
    for wrong in ("+/8A", "AB", "AA==", "A A", "A", "é", 5, None, b"AA"):
        with refused("malformed"):
            from_base64(wrong)
    with refused("wrong-length"):
        from_base64("-_8A", 4)


@given(st.lists(st.text(max_size=9), max_size=4), st.lists(st.text(max_size=9), max_size=4))
def test_different_parts_give_different_bytes(some: list[str], others: list[str]) -> None:
    assert (lp(*some) == lp(*others)) == (some == others)


def test_parts_are_bytes_texts_and_numbers() -> None:
    assert lp("a", 258, b"\x07") == bytes([0, 0, 0, 1, 97, 0, 0, 0, 4, 0, 0, 1, 2, 0, 0, 0, 1, 7])


def test_json_says_one_thing_only() -> None:
    odd = (b'"\\ud800"', b"9" * 5000)  # half a character, a number that nobody could mean
    for wrong in (b'{"a":1,"a":2}', b"\xff", b"{", b'{"a":NaN}', b"[" * 100_000, *odd):
        with refused("malformed"):
            from_json(wrong)
    assert from_json(to_json({"ö": [1, None]})) == {"ö": [1, None]}


def test_the_digest_is_blake2b() -> None:
    assert digest(b"abc").hex() == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"
