"""Writing a story: a draft of one's own, until one says to whom it is told."""

from typing import Any

import pytest

from eachother.people.models import Person
from eachother.stories import actions, rules
from eachother.stories.models import About, Audience, Before, Kind, Story
from eachother.stories.saying import Writing
from eachother.stories.tests import make


def test_a_draft_is_ones_own(wren: Person, otter: Person) -> None:
    answer = make.post(
        wren, "/stories/new", **make.form(keep="1", about="Losing a sister, kettles", toward="Tea again")
    )
    draft = Story.objects.get()

    assert answer.url == f"/stories/{draft.ref}/wording?kept"
    assert (draft.title, draft.told_at, draft.audience) == (make.TITLE, None, Audience.MYSELF)
    assert list(draft.abouts.values_list("name", flat=True)) == ["Losing a sister", "kettles"]
    assert make.TITLE in make.seen_by(wren, "/stories/mine")
    assert "A draft: only you can see it" in make.seen_by(wren, "/stories/mine")
    assert make.TITLE not in make.seen_by(otter, "/stories")
    for path in ("", "/wording", "/telling", "/ledger", "/removal", "/before"):
        assert make.status(otter, f"/stories/{draft.ref}{path}") == 404


def test_what_is_sent_twice_is_one_draft(wren: Person) -> None:
    form = make.form()
    for _time in range(2):
        make.post(wren, "/stories/new", **form)
    assert Story.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"title": "", "words": " \u200b "}, "There is nothing here yet."),
        ({"title": "a" * 121}, "At most 120 letters."),
        ({"words": "a" * 20_001}, "At most 20,000 letters."),
        ({"note": "a" * 81}, "At most 80 letters."),
        ({"toward": "a" * 201}, "At most 200 letters."),
        ({"about": "a, b, c, d, e, f"}, "At most five"),
        ({"about": "a" * 61}, "Each of these may have 60 letters."),
    ],
)
def test_what_does_not_fit_is_said_at_its_place_and_nothing_is_lost(
    wren: Person, sent: dict[str, str], said: str
) -> None:
    answer = make.post(wren, "/stories/new", **make.form(**sent))
    assert answer.status_code == 422
    words = answer.content.decode()
    assert said in make.words_of(answer.content)
    assert "aria-invalid" in words
    assert sent.get("title", make.TITLE) in words
    assert not Story.objects.exists()


def test_a_draft_is_written_on_and_keeps_nothing_of_before(wren: Person) -> None:
    draft = make.a_draft(wren)
    make.post(wren, f"/stories/{draft.ref}/wording", **make.form(words="Another kettle, in green."))
    draft.refresh_from_db()
    assert draft.words == "Another kettle, in green."
    assert draft.edited_at is None
    assert not Before.objects.exists()


def test_said_differently_it_says_so_and_its_teller_alone_reads_what_stood_there(
    wren: Person, otter: Person, story: Story
) -> None:
    make.post(wren, f"/stories/{story.ref}/wording", **make.form(words="It was green."))
    page = make.seen_by(otter, f"/stories/{story.ref}")
    assert "It was green." in page
    assert "said differently" in page
    assert "boiled water" not in page
    assert make.status(otter, f"/stories/{story.ref}/before") == 403
    assert "boiled water" in make.seen_by(wren, f"/stories/{story.ref}/before")

    before = Before.objects.get()
    make.post(wren, f"/stories/{story.ref}/before/{before.ref}/removal")
    assert not Before.objects.exists()


def test_the_same_again_changes_nothing(wren: Person, story: Story) -> None:
    writing = Writing(story.title, story.words)
    actions.say_differently(story, writing, by=wren)
    story.refresh_from_db()
    assert story.edited_at is None


def test_a_letter_is_a_kind_of_story(wren: Person, otter: Person) -> None:
    assert "Write to somebody at the start" in make.seen_by(wren, "/stories/new?kind=letter")
    make.a_story(wren, "To you, in the car park", kind=Kind.LETTER)
    make.a_story(wren)
    letters = make.seen_by(otter, "/stories?kind=letter")
    assert "To you, in the car park" in letters
    assert make.TITLE not in letters


def test_words_cannot_do_anything(wren: Person, otter: Person) -> None:
    story = make.a_story(wren, words="<script>alert(1)</script> *yes* [x](javascript:alert(1))")
    page = make.get(otter, f"/stories/{story.ref}").content.decode()
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "<em>yes</em>" in page


def test_whoever_is_signed_out_is_led_to_the_door(client: Any, story: Story) -> None:
    for path in ("/stories", "/stories/new", "/stories/mine", f"/stories/{story.ref}", f"/stories/{story.ref}/ledger"):
        assert client.get(path).url.startswith("/door")


def test_somebody_elses_story_is_not_theirs_to_change(otter: Person, story: Story) -> None:
    for path in ("wording", "removal", "telling"):
        assert make.post(otter, f"/stories/{story.ref}/{path}", **make.form()).status_code == 403
    assert make.post(otter, f"/stories/{story.ref}/uses/standard").status_code == 403
    assert make.get(otter, f"/stories/{story.ref}/uses/standard").status_code == 405


def test_writing_goes_only_so_fast(wren: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    times, per = rules.LIMITS["write"]
    monkeypatch.setitem(rules.LIMITS, "write", (1, per))
    make.post(wren, "/stories/new", **make.form())
    answer = make.post(wren, "/stories/new", **make.form(words="Once more."))
    assert answer.status_code == 429
    assert "slowing down" in make.words_of(answer.content)
    assert "Once more." in answer.content.decode()
    assert times > 20


def test_two_experiences_made_one(wren: Person, otter: Person) -> None:
    story = make.a_story(wren, about=("losing a sister", "my sister left"))
    gone, kept = make.say(otter, "my sister left").experience, make.someone_lived("losing a sister")
    actions.go_on_as(gone, kept)
    assert [one.name for one in About.objects.filter(story=story)] == ["losing a sister"]
