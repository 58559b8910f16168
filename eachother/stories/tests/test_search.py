"""Stories found by experience, by what they moved toward, by one's own words."""

from typing import Any

import pytest
from django.conf import settings

from eachother.circles.models import Circle
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.stories import actions
from eachother.stories.models import About, Audience, Naming
from eachother.stories.saying import Telling, Writing
from eachother.stories.tests import make


def found(person: Person, words: str, **more: str) -> str:
    answer = make.post(person, "/stories/words", words=words, **more)
    assert answer.status_code == 200
    return make.words_of(answer.content).partition("What was found")[2]


def test_by_words(wren: Person, otter: Person) -> None:
    make.a_story(wren, about=("boiling water",), toward="tea with somebody")
    for words in ("kettle", "pans", "boiling", "somebody", "sister took"):
        assert make.TITLE in found(otter, words), words
    assert "Nobody has told this" in found(otter, "bicycle")


def test_what_was_looked_for_is_marked(wren: Person, otter: Person) -> None:
    make.a_story(wren, words="Nothing. " * 60 + "Then a bicycle came. " + "Nothing. " * 60)
    page = make.post(otter, "/stories/words", words="bicycle").content.decode()
    assert "<mark>bicycle</mark>" in page


def test_only_by_what_it_moved_toward(wren: Person, otter: Person) -> None:
    make.a_story(wren, toward="sleeping with the window open")
    make.a_story(wren, "Windows", "I clean windows.")
    page = found(otter, "window", toward="on")
    assert make.TITLE in page
    assert "I clean" not in page


def test_by_experience(wren: Person, otter: Person) -> None:
    make.a_story(wren, about=("Losing a sister",))
    make.a_story(wren, "Another", "Words.")
    page = make.seen_by(otter, f"/stories?about={About.objects.get().ref}")
    assert make.TITLE in page
    assert "Another" not in page


def test_no_address_says_what_somebody_looked_for(wren: Person, otter: Person, heron: Person) -> None:
    make.a_story(wren, about=("Losing a sister",), to=Audience.NAMED, readers=(otter,))
    ref = About.objects.get().ref
    assert f"?about={ref}" in make.get(otter, "/stories").text
    assert "Losing a sister" not in make.seen_by(heron, "/stories")
    for other in (ref, "aaaaaaaaaaaaaaaa", "losing a sister"):
        assert make.get(heron, f"/stories?about={other}").status_code == 404


@pytest.mark.parametrize("to", list(Audience))
def test_nobody_finds_what_is_not_told_to_them(
    to: Audience, wren: Person, otter: Person, heron: Person, kettles: Circle
) -> None:
    make.a_story(wren, to=to, circle=kettles, readers=(otter,))
    assert make.TITLE in found(wren, "kettle")
    assert (make.TITLE in found(otter, "kettle")) == (to != Audience.MYSELF)
    assert (make.TITLE in found(heron, "kettle")) == (to in (Audience.HERE, Audience.WEB))


def test_nor_whom_a_line_is_drawn_to(wren: Person, otter: Person, juniper: Person) -> None:
    make.a_story(wren)
    make.a_story(wren, "Unnamed kettle", naming=Naming.UNNAMED)
    people.block(wren, by=otter)
    people.mute(wren, by=juniper)
    for person in (otter, juniper):
        page = found(person, "kettle")
        assert make.TITLE not in page
        assert "Unnamed kettle" in page


def test_it_is_found_by_what_it_says_now_by_those_who_may_read_it_now(wren: Person, otter: Person) -> None:
    story = make.a_story(wren)
    actions.say_differently(story, Writing("The pan", "It is dented."), by=wren)
    assert "Nobody has told this" in found(otter, "kettle")
    assert "The pan" in found(otter, "dented")
    actions.tell(story, Telling(Audience.MYSELF), by=wren)
    assert "Nobody has told this" in found(otter, "dented")
    assert "The pan" in found(wren, "dented")


def test_mistyped(wren: Person, otter: Person) -> None:
    make.a_story(wren)
    assert "here is what fits “kettle”" in found(otter, "kettel")


def test_a_search_needs_a_word_and_keeps_none(otter: Person) -> None:
    for words in ("", "?", "a" * 201):
        assert make.post(otter, "/stories/words", words=words).status_code == 422
    assert make.get(otter, "/stories/words").url == "/stories"


def test_looking_goes_only_so_fast(otter: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.RATES, "look", settings.RATES["look"]._replace(times=1))
    found(otter, "kettle")
    assert make.post(otter, "/stories/words", words="kettle").status_code == 429


def test_everything_is_put_into_the_index_anew(wren: Person, otter: Person) -> None:
    from eachother.stories import own_words  # noqa: PLC0415 - beside what it is about

    story = make.a_story(wren)
    own_words.take_out(story)
    assert "Nobody has told this" in found(otter, "kettle")
    assert actions.put_all_words() == 1
    assert make.TITLE in found(otter, "kettle")


def test_lists_ask_the_same_however_long_they_are(wren: Person, otter: Person, django_assert_num_queries: Any) -> None:
    def asked() -> int:
        from django.db import connection  # noqa: PLC0415 - beside what it is about
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - the same

        browser = make.signed_in_as(otter)
        browser.get("/stories")
        with CaptureQueriesContext(connection) as queries:
            assert browser.get("/stories").status_code == 200
        return len(queries)

    make.a_story(wren, "One", about=("kettles",))
    few = asked()
    for number in range(10):
        make.a_story(wren, f"Story {number}", about=("kettles", "pans"))
    assert asked() == few
    page = make.get(otter, "/stories").content.decode()
    assert "page=2" not in page
    make.a_story(wren, "Twelve")
    make.a_story(wren, "Thirteen")
    assert "page=2" in make.get(otter, "/stories").content.decode()
    assert make.status(otter, "/stories?page=2") == 200
