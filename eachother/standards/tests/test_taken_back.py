"""A story that is taken back is gone at once, from everywhere; so are the words of who leaves."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eachother.notices.models import Notice
from eachother.people.models import Leaving, Person, Words
from eachother.standards import actions, portability, queries
from eachother.standards.models import Adoption, Reading, Recall, Root, Standard, Statement, Voice
from eachother.standards.tests import make
from eachother.stories import actions as stories
from eachother.stories.models import Audience, Naming, Story, Uses
from eachother.stories.saying import Telling

PAGES = ("/standards/booklet", "/standards/{ref}", "/standards/{ref}/lineage", "/standards/{ref}/stories")


def told_to_one(story: Story, by: Person, reader: Person) -> None:
    stories.tell(story, Telling(Audience.NAMED, Naming.NAMED, "", None, (reader,)), by=by)


WAYS: dict[str, Callable[[Story, Person, Person], object]] = {
    "the story": lambda story, by, other: stories.take_back(story, by=by),
    "the use": lambda story, by, other: stories.withdraw(story, Uses.STANDARD, by=by),
    "from most": told_to_one,
    "by leaving": lambda story, by, other: stories.forget(by),
}


@pytest.mark.parametrize("way", WAYS)
def test_taken_back_it_is_gone_and_leaves_an_empty_place(wren: Person, heron: Person, otter: Person, way: str) -> None:
    story = make.a_story(wren)
    standard = make.begun(heron)
    make.laid(standard, story, heron)
    reading = make.read(standard, heron)
    statement = make.stated(standard, heron)
    make.agreed_by(actions.ask(statement, 12, "", by=heron), heron, wren, otter)
    for page in PAGES[:3]:
        assert make.TITLE in make.seen_by(otter, page.format(ref=standard.ref)), page
    WAYS[way](story, wren, heron)
    for page in PAGES:
        seen = make.seen_by(otter, page.format(ref=standard.ref))
        assert make.TITLE not in seen, page
        assert page == PAGES[3] or "A story that was taken back" in seen, page
    assert not Notice.objects.filter(person=wren, kind="standards.stands").exists()
    assert Root.objects.get().story is None
    assert make.READING in make.seen_by(otter, f"/standards/{standard.ref}"), "a reading is its reader's"
    assert set(reading.roots.all()) == set(Root.objects.all())
    assert make.post(otter, f"/standards/{standard.ref}/stories", story=story.ref).status_code == 404


def test_on_the_open_web_it_is_gone_with_the_next_look(wren: Person, heron: Person) -> None:
    standard = make.begun(wren)
    story = make.a_story(wren, to=Audience.WEB)
    make.laid(standard, story, wren)
    make.read(standard, wren)
    make.agreed_by(actions.ask(make.stated(standard, wren), 12, "", by=wren), wren, heron)
    actions.show(True, "a" * 16)
    assert make.TITLE not in Client().get("/what-ought-to-be").text, "it may not leave this community yet"
    stories.allow_use(story, Uses.LEAVE, by=wren)
    assert make.TITLE in Client().get("/what-ought-to-be").text
    for use in (Uses.LEAVE, Uses.STANDARD):
        stories.withdraw(story, use, by=wren)
        assert make.TITLE not in Client().get("/what-ought-to-be").text


def test_they_take_along_what_they_put_to_it(wren: Person, heron: Person) -> None:
    standard = make.holds(wren, heron)
    actions.say(standard, make.SAID, "asks", by=wren)
    actions.recall(standard, "Once more.", by=wren)
    taken = portability.export(wren)
    assert [one["about"] for one in taken["begun"]] == [make.NAME]
    assert len(taken["stories_laid"]) == 1
    said = [*taken["readings"], *taken["statements"], *taken["said"], *taken["put_back_on_the_table"]]
    assert [one["words"] for one in said] == [make.READING, make.WORDS, make.SAID, "Once more."]


@pytest.mark.parametrize("words", Words)
def test_whoever_leaves_takes_their_words_or_leaves_them_unnamed(wren: Person, heron: Person, words: Words) -> None:
    standard = make.holds(wren, heron)
    begun = make.grown(wren, "Only begun", "Only Wren wrote this.", "Another").standard
    actions.say(standard, make.SAID, "asks", by=wren)
    actions.recall(standard, "Once more.", by=wren)
    Leaving.objects.create(person=wren, words=words, erase_at=timezone.now())
    for _ in range(2):
        actions.forget(wren)
    for table in (Reading, Statement, Voice, Recall):
        assert not table.objects.filter(by=wren).exists()
    assert not Root.objects.filter(laid_by=wren).exists()
    page = make.seen_by(heron, f"/standards/{standard.ref}")
    assert make.WORDS in page, "a sentence that everybody was asked about is everybody's"
    stays = words == Words.STAY
    assert [said in page for said in (make.READING, make.SAID, "Once more.")] == [stays] * 3
    assert Standard.objects.filter(pk=begun.pk).exists() == stays
    assert Adoption.objects.get().statement.words == make.WORDS


def test_what_everybody_is_asked_about_stays_when_who_began_it_leaves(wren: Person, heron: Person) -> None:
    statement = make.grown(wren)
    decision = actions.ask(statement, 12, "", by=wren)
    laid = make.begun(wren, "Only laid")
    make.laid(laid, make.a_story(heron, "The heron"), heron)
    actions.forget(wren)
    assert Statement.objects.get() == statement
    assert make.get(heron, f"/standards/{statement.standard.ref}").status_code == 200
    assert make.get(heron, f"/decisions/{decision.ref}").status_code == 200
    assert Root.objects.filter(standard=laid).count() == 1, "somebody else put a story there"


@pytest.mark.parametrize("many", [2, 6])
def test_no_page_asks_more_when_there_is_more(wren: Person, heron: Person, many: int) -> None:
    standard = make.holds(wren, heron, concern=heron)
    for n in range(many):
        other = make.someone(f"Bird {n}")
        make.laid(standard, make.a_story(other, f"Kettle {n}"), wren)
        make.a_story(other, f"Another kettle {n}")
        make.read(standard, other, f"Reading {n}", differs=bool(n % 2))
        make.stated(standard, other, f"Sentence {n}")
        actions.say(standard, f"Said {n}", "holds", by=other)
        grown = make.grown(other, f"Grows {n}", f"It grows {n}.", f"Story {n}")
        actions.ask(grown, 12, "", by=other)
        begun = make.grown(other, f"Holds {n}", f"It holds {n}.", f"Old story {n}")
        actions.adopt(begun.ref, 12, "a" * 16)
    browser = make.signed_in_as(heron)
    for path, at_most in (
        ("/standards", 5),
        ("/standards/growing", 8),
        ("/standards/retired", 4),
        ("/standards/booklet", 14),
        (f"/standards/{standard.ref}", 22),
        (f"/standards/{standard.ref}/lineage", 20),
        (f"/standards/{standard.ref}/statements", 10),
        (f"/standards/{standard.ref}/stories", 16),
        (f"/standards/{standard.ref}/reading", 16),
        (f"/standards/{standard.ref}/statement", 9),
    ):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(path).status_code == 200
        assert len(asked) <= at_most, (path, [one["sql"][:150] for one in asked])
    assert queries.is_shown() is False
