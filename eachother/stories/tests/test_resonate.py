"""I've been there; I see it differently; a story in answer."""

from eachother.notices.models import Notice
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.people.models.invitation import new_code
from eachother.stories import actions
from eachother.stories.models import Audience, BeenThere, Differently, Naming, Story
from eachother.stories.tests import make


def test_been_there_and_not(wren: Person, otter: Person, juniper: Person, story: Story) -> None:
    for _time in range(2):
        make.post(otter, f"/stories/{story.ref}/been-there")
    make.post(juniper, f"/stories/{story.ref}/been-there")
    assert BeenThere.objects.count() == 2
    assert "Otter and Juniper have been there" in make.seen_by(wren, f"/stories/{story.ref}")
    assert "you and Juniper have been there" in make.seen_by(otter, f"/stories/{story.ref}")
    make.post(otter, f"/stories/{story.ref}/been-there/withdrawal")
    assert "you and Juniper" not in make.seen_by(otter, f"/stories/{story.ref}")


def test_nobody_has_been_there_in_their_own_story(wren: Person, story: Story) -> None:
    assert make.post(wren, f"/stories/{story.ref}/been-there").status_code == 403
    assert make.post(wren, f"/stories/{story.ref}/differently", words="No.").status_code == 403


def test_what_one_may_not_read_one_says_nothing_to(wren: Person, heron: Person) -> None:
    story = make.a_story(wren, to=Audience.MYSELF)
    for path in ("been-there", "been-there/withdrawal", "differently"):
        assert make.post(heron, f"/stories/{story.ref}/{path}", words="Hm.").status_code == 404
        assert make.get(heron, f"/stories/{story.ref}/{path}").status_code == 405


def test_seen_differently_in_words(wren: Person, otter: Person, juniper: Person, story: Story) -> None:
    sent = {"words": "For me the pan was the better part.", "once": new_code()}
    for _time in range(2):
        make.post(otter, f"/stories/{story.ref}/differently", **sent)
    said = Differently.objects.get()
    assert sent["words"] in make.seen_by(juniper, f"/stories/{story.ref}")
    assert "Otter sees your story differently" in make.seen_by(wren, "/today")
    make.seen_by(wren, f"/stories/{story.ref}")
    assert not Notice.objects.exists()

    assert make.post(juniper, f"/stories/differently/{said.ref}/removal").status_code == 404
    make.post(otter, f"/stories/differently/{said.ref}/removal")
    assert sent["words"] not in make.seen_by(juniper, f"/stories/{story.ref}")


def test_it_needs_words(otter: Person, story: Story) -> None:
    for words, said in ((" ", "in a sentence at least"), ("a" * 2001, "At most 2,000 letters.")):
        answer = make.post(otter, f"/stories/{story.ref}/differently", words=words)
        assert answer.status_code == 422
        assert said in make.words_of(answer.content)
        assert words.strip() in answer.content.decode()


def test_a_story_in_answer(wren: Person, otter: Person, juniper: Person, story: Story) -> None:
    assert make.TITLE in make.seen_by(otter, f"/stories/new?answers={story.ref}")
    make.post(otter, "/stories/new", **make.form(title="A red one", answers=story.ref))
    draft = Story.objects.get(by=otter)
    assert draft.answers == story
    assert "A red one" not in make.seen_by(wren, f"/stories/{story.ref}"), "it is a draft"

    make.post(otter, f"/stories/{draft.ref}/telling", audience="here", naming="name")
    assert "Otter answers your story with one of their own" in make.seen_by(wren, "/today")
    assert "A red one" in make.seen_by(juniper, f"/stories/{story.ref}")
    assert f"In answer to {make.TITLE}" in make.seen_by(juniper, f"/stories/{draft.ref}")


def test_an_answer_that_the_other_may_not_read_is_no_news_to_them(wren: Person, otter: Person, story: Story) -> None:
    make.a_story(otter, "For myself", to=Audience.MYSELF, answers=story)
    assert not Notice.objects.exists()


def test_an_unnamed_answer_says_nobody(wren: Person, otter: Person, story: Story) -> None:
    make.a_story(otter, "Mine", naming=Naming.UNNAMED, answers=story)
    page = make.seen_by(wren, "/today")
    assert "Somebody answers your story" in page
    assert "Otter" not in page


def test_one_answers_only_what_one_may_read(wren: Person, heron: Person) -> None:
    story = make.a_story(wren, to=Audience.MYSELF)
    assert make.TITLE not in make.seen_by(heron, f"/stories/new?answers={story.ref}")
    make.post(heron, "/stories/new", **make.form(title="Hm", answers=story.ref))
    assert Story.objects.get(by=heron).answers is None


def test_after_a_line_neither_finds_the_other(wren: Person, otter: Person, juniper: Person, story: Story) -> None:
    make.post(otter, f"/stories/{story.ref}/been-there")
    actions.see_differently(story, "Not I.", by=otter, code=new_code())
    told = make.a_story(otter, "For one", to=Audience.NAMED, readers=(wren,), answers=story)
    people.block(otter, by=wren)
    for person, other in ((wren, otter), (otter, wren)):
        for path in ("/stories", "/today"):
            assert other.ref not in make.get(person, path).content.decode()
    page = make.seen_by(wren, f"/stories/{story.ref}")
    assert "Otter" not in page
    assert "Not I." not in page
    assert make.status(otter, f"/stories/{story.ref}") == 404
    assert make.status(wren, f"/stories/{told.ref}") == 404
    people.unblock(otter, by=wren)
    assert make.status(wren, f"/stories/{told.ref}") == 404, "nobody is named anew by a line that is lifted"
    assert "Not I." in make.seen_by(juniper, f"/stories/{story.ref}")


def test_whoever_is_muted_is_not_come_across(wren: Person, otter: Person, story: Story) -> None:
    people.mute(wren, by=otter)
    assert make.TITLE not in make.seen_by(otter, "/stories")
    assert make.TITLE in make.seen_by(otter, f"/stories/{story.ref}"), "a link still leads there"


def test_words_that_somebody_hides_are_folded(wren: Person, otter: Person, story: Story) -> None:
    people.hide("kettle", by=otter)
    for path in ("/stories", f"/stories/{story.ref}"):
        assert "Something you asked to hide" in make.seen_by(otter, path)
    assert "Something you asked to hide" not in make.seen_by(wren, "/stories/mine")


def test_what_its_teller_says_before_covers_it(wren: Person, otter: Person) -> None:
    story = make.a_story(wren, note="A ward, in winter")
    listed = make.seen_by(otter, "/stories")
    assert "A ward, in winter" in listed
    assert "boiled" not in listed
    page = make.get(otter, f"/stories/{story.ref}").content.decode()
    assert '<details class="cover">' in page
    assert page.index("A ward, in winter") < page.index("boiled")
