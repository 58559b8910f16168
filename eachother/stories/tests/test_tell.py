"""To whom a story is told, and under what name."""

import pytest

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.notices.models import Notice
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.stories import actions
from eachother.stories.kinds import NAMED
from eachother.stories.models import Audience, Naming, Reader, Story
from eachother.stories.saying import Telling
from eachother.stories.tests import make


def who_reads(story: Story, *people: Person) -> list[str]:
    return [person.name for person in people if make.status(person, f"/stories/{story.ref}") == 200]


@pytest.mark.parametrize("to", list(Audience))
def test_who_may_read_it(to: Audience, heron: Person, wren: Person, juniper: Person, kettles: Circle) -> None:
    otter = Person.objects.get(name="Otter")
    story = make.a_story(wren, to=to, circle=kettles, readers=(juniper,))
    everybody = ["Wren", "Otter", "Juniper", "Heron"]
    expected = {
        Audience.MYSELF: ["Wren"],
        Audience.NAMED: ["Wren", "Juniper"],
        Audience.CIRCLE: ["Wren", "Otter"],
        Audience.HERE: everybody,
        Audience.WEB: everybody,
    }[to]
    assert who_reads(story, wren, otter, juniper, heron) == expected
    for person in (otter, juniper, heron):
        assert (make.TITLE in make.seen_by(person, "/stories")) == (person.name in expected)
    assert (make.get(wren, f"/told/{story.ref}").status_code == 200) == (to == Audience.WEB)


def test_the_page_tells_it(wren: Person, otter: Person, kettles: Circle) -> None:
    draft = make.a_draft(wren)
    page = make.seen_by(wren, f"/stories/{draft.ref}/telling")
    assert "whoever hosts this could look it up" in page
    answer = make.post(wren, f"/stories/{draft.ref}/telling", audience="circle", circle=kettles.ref, naming="name")
    assert answer.url == f"/stories/{draft.ref}/ledger?told"
    assert make.TITLE in make.seen_by(otter, f"/circles/{kettles.ref}/stories")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"audience": "", "naming": "name"}, "Who may read it? Choose one"),
        ({"audience": "all", "naming": "name"}, "Who may read it? Choose one"),
        ({"audience": "circle", "naming": "name"}, "Which circle?"),
        ({"audience": "circle", "circle": "aaaaaaaaaaaaaaaa", "naming": "name"}, "Which circle?"),
        ({"audience": "named", "naming": "name"}, "Whom do you tell it to?"),
        ({"audience": "here", "naming": ""}, "By what name does it stand there?"),
        ({"audience": "here", "naming": "changed", "called": " "}, "Which name, then?"),
        ({"audience": "here", "naming": "changed", "called": "a" * 41}, "At most 40 letters."),
        ({"audience": "here", "naming": "changed", "called": "OTTER"}, "Somebody here is called that"),
        ({"audience": "here", "naming": "changed", "called": "Wren"}, "Somebody here is called that"),
    ],
)
def test_what_does_not_fit_is_said(wren: Person, otter: Person, sent: dict[str, str], said: str) -> None:
    draft = make.a_draft(wren)
    answer = make.post(wren, f"/stories/{draft.ref}/telling", **sent)
    assert answer.status_code == 422
    assert said in make.words_of(answer.content)
    draft.refresh_from_db()
    assert draft.told_at is None


def test_without_a_title_or_words_it_is_not_told(wren: Person) -> None:
    draft = make.a_draft(wren, words="")
    answer = make.post(wren, f"/stories/{draft.ref}/telling", audience="here", naming="name")
    assert answer.status_code == 422
    assert "It needs a title, and words, a picture or a sound." in make.words_of(answer.content)


def test_only_people_one_knows_can_be_named(wren: Person, otter: Person, heron: Person) -> None:
    make.acquainted(wren, otter)
    draft = make.a_draft(wren)
    page = make.seen_by(wren, f"/stories/{draft.ref}/telling")
    assert "Otter" in page
    assert "Heron" not in page
    make.post(wren, f"/stories/{draft.ref}/telling", audience="named", naming="name", readers=[otter.ref, heron.ref])
    assert [one.person for one in Reader.objects.all()] == [otter]


def test_whoever_is_named_is_told_once_and_no_more_when_they_are_not(wren: Person, otter: Person) -> None:
    story = make.a_story(wren, to=Audience.NAMED, readers=(otter,))
    assert "Wren lets you read a story" in make.seen_by(otter, "/today")
    make.seen_by(otter, f"/stories/{story.ref}")
    assert not Notice.objects.filter(person=otter).exists(), "read is read"

    actions.tell(story, Telling(Audience.NAMED, readers=(otter,)), by=wren)
    assert not Notice.objects.filter(person=otter).exists(), "nobody is told twice"
    actions.tell(story, Telling(Audience.MYSELF), by=wren)
    assert make.status(otter, f"/stories/{story.ref}") == 404


def test_what_waits_says_no_more_whose_it_is(wren: Person, otter: Person) -> None:
    answered = make.a_story(otter, "Another kettle")
    story = make.a_story(wren, to=Audience.NAMED, readers=(otter,), answers=answered)
    assert "Wren lets you read a story" in make.seen_by(otter, "/today")
    assert "Wren answers your story" in make.seen_by(otter, "/today")
    actions.tell(story, Telling(Audience.NAMED, Naming.UNNAMED, "", None, (otter,)), by=wren)
    seen = make.seen_by(otter, "/today")
    assert "Somebody lets you read a story" in seen
    assert "Wren" not in seen


def test_a_notice_goes_with_the_reader(wren: Person, otter: Person) -> None:
    story = make.a_story(wren, to=Audience.NAMED, readers=(otter,))
    actions.tell(story, Telling(Audience.HERE), by=wren)
    assert not Notice.objects.filter(person=otter, kind=NAMED).exists()


@pytest.mark.parametrize(("naming", "called"), [(Naming.UNNAMED, ""), (Naming.CHANGED, "Fern")])
def test_without_ones_name_nothing_says_whose_it_is(wren: Person, otter: Person, naming: Naming, called: str) -> None:
    story = make.a_story(wren, to=Audience.NAMED, naming=naming, called=called, readers=(otter,))
    pages = [make.get(otter, path).content.decode() for path in ("/today", "/stories", f"/stories/{story.ref}")]
    for page in pages:
        assert "Wren" not in page
        assert wren.ref not in page
    assert (called or "Without a name") in pages[1]
    assert not Notice.objects.filter(by=wren).exists()


def test_a_line_does_not_say_whose_an_unnamed_story_is(wren: Person, otter: Person) -> None:
    unnamed = make.a_story(wren, "Unnamed", naming=Naming.UNNAMED)
    named = make.a_story(wren, "Named")
    people.block(wren, by=otter)
    assert who_reads(unnamed, otter) == ["Otter"]
    assert who_reads(named, otter) == []
    page = make.seen_by(otter, "/stories")
    assert "Unnamed" in page
    assert "Named" not in page.replace("Unnamed", "")


def test_what_is_told_to_a_circle_is_so_for_whoever_is_in_it_now(
    wren: Person, otter: Person, juniper: Person, kettles: Circle
) -> None:
    story = make.a_story(wren, to=Audience.CIRCLE, circle=kettles)
    circles.leave(kettles, by=otter, takes_words=False)
    circles.join(kettles, by=juniper)
    assert who_reads(story, otter, juniper) == ["Juniper"]


def test_when_the_circle_is_over_it_is_its_tellers_alone(wren: Person, otter: Person, kettles: Circle) -> None:
    story = make.a_story(wren, to=Audience.CIRCLE, circle=kettles)
    for person in (otter, wren):
        circles.leave(kettles, by=person, takes_words=False)
    assert who_reads(story, wren, otter) == ["Wren"]
    assert "Its circle is over" in make.seen_by(wren, f"/stories/{story.ref}")


def test_what_nobody_has_opened_stands_first(wren: Person, otter: Person, juniper: Person) -> None:
    old, new = make.a_story(wren, "The old one"), make.a_story(wren, "The new one")
    assert in_order(otter) == ["The new one", "The old one"]
    make.get(wren, f"/stories/{new.ref}")
    assert in_order(otter) == ["The new one", "The old one"], "its teller does not count"
    make.get(juniper, f"/stories/{new.ref}")
    assert in_order(otter) == ["The old one", "The new one"]
    make.get(juniper, f"/stories/{old.ref}")
    assert in_order(otter) == ["The new one", "The old one"]


def in_order(person: Person) -> list[str]:
    page = make.seen_by(person, "/stories")
    return sorted(("The old one", "The new one"), key=page.index)
