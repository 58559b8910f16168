"""Parts escape what people wrote, and say to every reader what they are."""

from collections.abc import Callable

import pytest
from django.test import Client
from jinja2 import UndefinedError

from eachother.web.tests.site import OTTER, Somebody

Fill = Callable[..., str]
EVIL = '"><script>alert(1)</script>'
PARTS = '{% from "web/parts.html" import button, chip, confirm, empty, face, hush, link, note, person_card, press %}'
FIELDS = '{% from "web/fields.html" import choices, field, textarea, tick %}'


@pytest.mark.parametrize(
    "call",
    [
        PARTS + "{{ button(evil, name=evil, value=evil, attrs={'title': evil}) }}",
        PARTS + "{{ chip(evil) }}",
        PARTS + "{{ confirm(evil, evil, evil, evil, '', evil, evil, fields={'a': evil}) }}",
        PARTS + "{{ empty(evil, evil, evil, evil) }}",
        PARTS + "{{ face(evil_person, here=True) }}",
        PARTS + "{% call hush() %}{{ evil }}{% endcall %}",
        PARTS + "{{ link(evil, evil) }}",
        PARTS + "{{ note(evil) }}",
        PARTS + "{% call person_card(evil_person, detail=evil, url=evil, actions=evil) %}{{ evil }}{% endcall %}",
        PARTS + "{{ press(evil, evil, '', fields={evil: evil}) }}",
        FIELDS + "{{ field('a', evil, evil, [evil], evil) }}",
        FIELDS + "{{ textarea('a', evil, evil, [evil], evil) }}",
        FIELDS + "{{ choices('a', evil, [(evil, evil, evil)], evil, [evil], evil) }}",
        FIELDS + "{{ tick('a', evil, errors=[evil], hint=evil, value=evil) }}",
    ],
)
def test_escape(fill: Fill, call: str) -> None:
    made = fill(call, evil=EVIL, evil_person=Somebody("a" * 16, EVIL))
    assert "<script" not in made
    assert '">' + EVIL[2:] not in made


def test_a_word_that_nobody_gave_is_an_error(fill: Fill) -> None:
    with pytest.raises(UndefinedError):
        fill("{{ nobody_gave_this }}")


def test_an_icon_that_is_not_there_is_an_error(fill: Fill) -> None:
    with pytest.raises(LookupError, match="no icon 'crown'"):
        fill("{{ icon('crown') }}")


def test_icons_are_hidden_from_screen_readers(fill: Fill) -> None:
    assert 'aria-hidden="true"' in fill("{{ icon('sun') }}")


def test_a_face_keeps_its_colour_and_says_who_is_here_in_words(fill: Fill) -> None:
    made = fill(PARTS + "{{ face(otter, here=True) }}", otter=OTTER)
    assert f'class="face {"ab"[ord(OTTER.ref[-1]) % 2]} here"' in made
    assert "here now" in made
    assert "here now" not in fill(PARTS + "{{ face(otter) }}", otter=OTTER)


def test_both_colours_of_faces_are_given_equally_often() -> None:
    from eachother.web.marks import hand  # noqa: PLC0415

    hands = [hand(letter) for letter in "abcdefghijklmnopqrstuvwxyz234567"]
    assert hands.count("a") == hands.count("b")


def test_a_field_says_its_error_at_the_place(fill: Fill) -> None:
    made = fill(FIELDS + "{{ field('login', 'Name', 'x', ['Too short.'], 'Any name.') }}")
    assert '<label for="login">Name</label>' in made
    assert 'aria-describedby="login-hint login-error"' in made
    assert 'aria-invalid="true"' in made
    assert 'id="login-error"' in made


def test_a_field_without_errors_claims_none(fill: Fill) -> None:
    made = fill(FIELDS + "{{ field('login', 'Name') }}")
    assert "aria-invalid" not in made
    assert "aria-describedby" not in made


def test_a_field_for_what_never_leaves_the_browser_has_no_name(fill: Fill) -> None:
    assert " name=" not in fill(FIELDS + "{{ field(None, 'Six words', id='words', type='password') }}")


def test_a_field_keeps_a_zero(fill: Fill) -> None:
    assert 'value="0"' in fill(FIELDS + "{{ field('hours', 'Hours', 0) }}")


def test_choices_are_a_group_with_a_name(fill: Fill) -> None:
    made = fill(FIELDS + "{{ choices('h', 'When', [(1, 'mornings'), (2, 'evenings')], [2], many=True) }}")
    assert "<legend>When</legend>" in made
    assert made.count('type="checkbox"') == 2
    assert made.index("checked") > made.index('value="2"') - 20
    assert made.count("checked=") == 1


def test_pressing_carries_the_proof_that_the_form_is_ours(fill: Fill) -> None:
    assert "PROOF" in fill(PARTS + "{{ press('Nod', '/nod', proof) }}", proof="PROOF")


def test_a_button_names_its_type(fill: Fill) -> None:
    assert 'type="submit"' in fill(PARTS + "{{ button('Send') }}")


def test_a_page_has_landmarks_a_way_past_them_and_a_title_without_a_name(client: Client) -> None:
    made = client.get("/").content.decode()
    assert '<a class="skip" href="#main">' in made
    assert '<main id="main"' in made
    assert "<title>Today · Riverside</title>" in made.replace("\n", "")
    assert '<html lang="en" dir="ltr">' in made
