"""The open web: a page that anybody may read, the list, and the feed."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

from eachother.people import actions as people
from eachother.people.models import Person
from eachother.stories import actions
from eachother.stories.models import Audience, Naming, Story, Uses
from eachother.stories.tests import make

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def outside(wren: Person) -> Story:
    return make.a_story(wren, to=Audience.WEB)


def fetched(path: str) -> Any:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer


def test_anybody_reads_it_without_coming_in(outside: Story) -> None:
    page = make.words_of(fetched(f"/told/{outside.ref}").content)
    assert make.TITLE in page
    assert make.WORDS in page
    assert "Wren" in page
    assert "can take it back" in page


def test_nobody_else_is_asked_for_anything(outside: Story) -> None:
    page = fetched(f"/told/{outside.ref}").content.decode()
    for address in re.findall(r'(?:src|href|action)="([^"]+)"', page):
        assert address.startswith(("/", "#")), address
    assert not fetched(f"/told/{outside.ref}").cookies
    assert not fetched("/told").cookies
    assert page.count("<form") == 1, "only the one that leaves quickly, which sends nothing"
    assert 'method="get" action="/away"' in page


@pytest.mark.parametrize("path", ["/told", "/told/feed", "/told/{ref}"])
def test_nobody_in_between_keeps_it(outside: Story, path: str) -> None:
    assert fetched(path.format(ref=outside.ref))["Cache-Control"] == "no-store"


def test_search_engines_are_asked_away_until_its_teller_says_yes(wren: Person, outside: Story) -> None:
    for path in (f"/told/{outside.ref}", "/told", "/told/feed"):
        assert "noindex" in fetched(path)["X-Robots-Tag"]
    actions.allow_use(outside, Uses.INDEX, by=wren)
    answer = fetched(f"/told/{outside.ref}")
    assert answer["X-Robots-Tag"] == "index, follow"
    assert '<meta name="robots" content="index, follow">' in answer.content.decode()
    actions.withdraw(outside, Uses.INDEX, by=wren)
    assert "noindex" in fetched(f"/told/{outside.ref}")["X-Robots-Tag"]


def test_what_a_teller_types_is_no_markup_in_the_feed(wren: Person) -> None:
    """A summary is HTML (RFC 4287, as Django writes it); a title is not."""
    typed = "<img src=x onerror=alert(1)> & a ward"
    make.a_story(wren, typed, "The ward.", to=Audience.WEB, note=typed)
    make.a_story(wren, "Other", typed, to=Audience.WEB)
    entries = list(ElementTree.fromstring(fetched("/told/feed").content).iter(f"{ATOM}entry"))
    assert "<" not in "".join(entry.findtext(f"{ATOM}summary") or "" for entry in entries)
    assert entries[1].findtext(f"{ATOM}title") == typed


def test_the_feed_is_atom_and_holds_the_beginning_alone(wren: Person, outside: Story) -> None:
    long = make.a_story(wren, "Long", "A word and another. " * 60, to=Audience.WEB)
    covered = make.a_story(wren, "Covered", "The ward.", to=Audience.WEB, note="A ward")
    make.a_story(wren, "For here")
    answer = fetched("/told/feed")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    entries = {entry.findtext(f"{ATOM}title"): entry for entry in feed.iter(f"{ATOM}entry")}
    assert list(entries) == ["Covered", "Long", make.TITLE]
    assert entries["Covered"].findtext(f"{ATOM}summary") == "A ward"
    assert len(entries["Long"].findtext(f"{ATOM}summary") or "") <= 280
    link = entries["Long"].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{settings.ADDRESS}/told/{long.ref}"
    assert covered.ref in (entries["Covered"].findtext(f"{ATOM}id") or "")
    assert entries["Long"].find(f"{ATOM}author/{ATOM}name") is not None


def test_another_name_stands_there_alone(wren: Person) -> None:
    story = make.a_story(wren, to=Audience.WEB, naming=Naming.CHANGED, called="Fern")
    for path in (f"/told/{story.ref}", "/told", "/told/feed"):
        page = fetched(path).content.decode()
        assert "Fern" in page
        assert "Wren" not in page
        assert wren.ref not in page


@pytest.mark.parametrize("to", [Audience.MYSELF, Audience.NAMED, Audience.CIRCLE, Audience.HERE])
def test_what_is_told_inside_is_not_outside(wren: Person, otter: Person, kettles: Any, to: Audience) -> None:
    story = make.a_story(wren, to=to, circle=kettles, readers=(otter,))
    assert Client().get(f"/told/{story.ref}").status_code == 404
    for path in ("/told", "/told/feed"):
        assert make.TITLE not in fetched(path).content.decode()


def test_an_answer_outside_does_not_name_what_it_answers(wren: Person, otter: Person, story: Story) -> None:
    answer = make.a_story(otter, "Out", "In the open.", to=Audience.WEB, answers=story)
    assert make.TITLE not in fetched(f"/told/{answer.ref}").content.decode()


def test_whoever_is_leaving_stands_outside_no_more(wren: Person, outside: Story) -> None:
    wren.left_at = outside.told_at
    wren.save()
    assert Client().get(f"/told/{outside.ref}").status_code == 404


def test_whoever_has_come_in_finds_nobody_behind_a_line_there(wren: Person, otter: Person, outside: Story) -> None:
    people.block(wren, by=otter)
    for path in ("/told", "/told/feed"):
        assert make.TITLE not in make.get(otter, path).content.decode()
    assert make.status(otter, f"/told/{outside.ref}") == 404


def test_the_list_is_paged_and_asks_the_same_whatever_stands_there(
    wren: Person, django_assert_num_queries: Any
) -> None:
    for number in range(14):
        make.a_story(wren, f"Kettle {number}", to=Audience.WEB, about=("kettles", "pans"))
    fetched("/told")
    with django_assert_num_queries(2):
        page = fetched("/told").content.decode()
    assert "/told?page=2" in page
    assert "Kettle 0<" in fetched("/told?page=2").content.decode()


@pytest.mark.parametrize("path", ["/told", "/told/feed", "/told/{ref}"])
def test_it_is_only_read(outside: Story, path: str) -> None:
    assert Client().post(path.format(ref=outside.ref)).status_code == 405
