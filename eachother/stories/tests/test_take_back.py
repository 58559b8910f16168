"""Taken back, a story is gone from every surface at once; where others' words lean on it, an empty place stays."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from eachother.circles.models import Circle
from eachother.notices.models import Notice
from eachother.people import leaving
from eachother.people.models import Person
from eachother.people.models.invitation import new_code
from eachother.people.problems import Conflict
from eachother.record import removing
from eachother.search.models import Entry, Word
from eachother.stories import actions
from eachother.stories.models import (
    About,
    Audience,
    BeenThere,
    Before,
    Differently,
    Naming,
    Picture,
    Reader,
    Sound,
    Story,
    Use,
    Uses,
)
from eachother.stories.saying import Telling, Writing
from eachother.stories.tests import make

RARE = "marzipan"  # in the title, the words, what it moved toward, on the picture, in the sound, in what it said before


@pytest.fixture
def everywhere(wren: Person, folder: Path) -> Story:
    """On the open web, with all that a story can have."""
    story = make.a_story(
        wren, f"The {RARE}", f"{RARE} before", to=Audience.WEB, toward=f"{RARE} again", about=(f"{RARE} making",)
    )
    actions.say_differently(story, Writing(story.title, f"{RARE} it is.", toward=f"{RARE} again"), by=wren)
    make.signed_in_as(wren).post(
        f"/stories/{story.ref}/pictures", {"picture": make.a_photograph(), "seen": f"A pig of {RARE}"}
    )
    recording = SimpleUploadedFile("told.webm", make.a_recording())
    make.signed_in_as(wren).post(f"/stories/{story.ref}/sound", {"sound": recording, "said": f"{RARE} aloud"})
    for use in (Uses.STANDARD, Uses.REFLECTION, Uses.LETTER, Uses.LEAVE, Uses.INDEX):
        actions.allow_use(story, use, by=wren)
    actions.allow_use(story, Uses.QUOTE, by=wren, how="changed", words=f"{RARE} changed")
    story.refresh_from_db()
    return story


def surfaces(story: Story, person: Person, circle: Circle) -> dict[str, Any]:
    """All that somebody can open here in which it may stand, signed in and outside."""
    inside, outside = make.signed_in_as(person), Client()
    picture, sound = Picture.objects.first(), Sound.objects.first()
    paths = ["/stories", "/stories/mine", "/today", "/notices", "/stories?toward=1", f"/stories?about={RARE} making"]
    paths += [f"/circles/{circle.ref}", f"/circles/{circle.ref}/stories", f"/stories/{story.ref}"]
    found = {f"in {path}": inside.get(path) for path in paths}
    for form in ({"words": RARE}, {"words": RARE, "toward": "on"}):
        found[f"in search {form}"] = inside.post("/stories/words", form)
    out = ["/told", "/told/feed", f"/told/{story.ref}"]
    if picture and sound:
        out += [f"/told/pictures/{picture.ref}", f"/told/sounds/{sound.ref}"]
        found["in picture"] = inside.get(f"/stories/pictures/{picture.ref}")
        found["in sound"] = inside.get(f"/stories/sounds/{sound.ref}")
    return {**found, **{f"out {path}": outside.get(path) for path in out}}


def speaks_of_it(answer: Any) -> bool:
    """Its word stands there, besides in the box in which one looks for words."""
    words = answer.content.decode(errors="replace").replace(f'value="{RARE}"', "").replace(f"={RARE}", "")
    return answer.status_code == 200 and (
        RARE in words or "image" in answer["Content-Type"] or "audio" in answer["Content-Type"]
    )


def test_it_is_gone_from_every_surface_at_once(
    wren: Person, otter: Person, kettles: Circle, everywhere: Story, folder: Path
) -> None:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert len(files) == 2
    before = surfaces(everywhere, otter, kettles)
    stood = {name for name, answer in before.items() if speaks_of_it(answer)}
    out = {"/told", "/told/feed", f"/told/{everywhere.ref}"}
    assert {f"out {path}" for path in out} <= stood
    assert {"in /stories", f"in /stories/{everywhere.ref}", "in /stories?toward=1", "in picture", "in sound"} <= stood
    assert sum("search" in name for name in stood) == 2

    picture, sound = Picture.objects.get().ref, Sound.objects.get().ref
    answer = make.post(wren, f"/stories/{everywhere.ref}/removal")
    assert answer.url == "/stories/mine"

    after = surfaces(everywhere, otter, kettles)
    assert not {name for name, answer in after.items() if speaks_of_it(answer)}
    assert set(after) <= set(before)
    for path in (f"/told/pictures/{picture}", f"/told/sounds/{sound}", f"/told/{everywhere.ref}"):
        assert Client().get(path).status_code == 404
    for path in (f"/stories/pictures/{picture}", f"/stories/sounds/{sound}", f"/stories/{everywhere.ref}"):
        assert make.status(otter, path) == 404
        assert make.status(wren, path) == 404
    assert RARE not in json.dumps(leaving.export(wren))
    for table in (Story, About, Before, Picture, Sound, Use, Reader, BeenThere):
        assert not table._default_manager.exists(), table
    assert not Entry.objects.filter(terms__contains=RARE).exists()
    assert not Word.objects.filter(word=RARE).exists()


def test_its_files_go_with_it(
    wren: Person, everywhere: Story, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_back(everywhere, by=wren)
    assert [file for file in folder.rglob("*") if file.is_file()] == []


def test_one_yes_taken_back_leaves_the_others(wren: Person, everywhere: Story) -> None:
    actions.withdraw(everywhere, Uses.INDEX, by=wren)
    assert 'content="noindex, nofollow"' in Client().get(f"/told/{everywhere.ref}").content.decode()
    assert Use.objects.given().filter(kind=Uses.STANDARD).exists()


def test_taken_off_the_open_web_it_stands_here_still(wren: Person, otter: Person, everywhere: Story) -> None:
    make.post(wren, f"/stories/{everywhere.ref}/telling", audience="here", naming="name")
    for path in ("/told", "/told/feed"):
        assert RARE not in Client().get(path).content.decode()
    assert Client().get(f"/told/{everywhere.ref}").status_code == 404
    assert RARE in make.seen_by(otter, f"/stories/{everywhere.ref}")


def test_what_waited_about_it_waits_no_more(wren: Person, otter: Person) -> None:
    story = make.a_story(wren, to=Audience.NAMED, readers=(otter,))
    assert Notice.objects.filter(person=otter).exists()
    actions.take_back(story, by=wren)
    assert not Notice.objects.exists()


def test_where_others_answered_an_empty_place_stays(wren: Person, otter: Person, juniper: Person, story: Story) -> None:
    answer = make.a_story(otter, "My own kettle", "Mine whistles.", answers=story)
    actions.see_differently(story, "I never missed mine.", by=juniper, code=new_code())
    assert "Others’ words depend on it" in make.seen_by(wren, f"/stories/{story.ref}/removal")
    make.post(wren, f"/stories/{story.ref}/removal")

    page = make.seen_by(juniper, f"/stories/{answer.ref}")
    assert "In answer to a story that was taken back" in page
    assert make.TITLE not in page
    gone = make.seen_by(otter, f"/stories/{story.ref}")
    assert "A story that was taken back" in gone
    assert "I never missed mine." in gone
    assert "My own kettle" in gone
    for secret in ("Wren", make.TITLE):
        assert secret not in gone
    assert story.ref not in make.get(otter, "/stories").content.decode()
    assert make.status(otter, f"/told/{story.ref}") == 404


def test_an_empty_place_goes_when_nothing_leans_on_it_any_more(wren: Person, otter: Person, story: Story) -> None:
    said = actions.see_differently(story, "Not I.", by=otter, code=new_code())
    answer = make.a_story(otter, "My own kettle", answers=story)
    actions.take_back(story, by=wren)
    make.post(otter, f"/stories/differently/{said.ref}/removal")
    assert Story.objects.filter(pk=story.pk).exists()
    actions.take_back(answer, by=otter)
    assert not Story.objects.exists()
    assert not Differently.objects.exists()


def test_only_who_could_read_it_finds_the_empty_place(
    wren: Person, otter: Person, heron: Person, kettles: Circle
) -> None:
    story = make.a_story(wren, to=Audience.CIRCLE, circle=kettles)
    actions.see_differently(story, "Not I.", by=otter, code=new_code())
    actions.take_back(story, by=wren)
    assert make.status(otter, f"/stories/{story.ref}") == 200
    assert make.status(heron, f"/stories/{story.ref}") == 404


def test_twice_is_once(wren: Person, otter: Person, story: Story) -> None:
    actions.see_differently(story, "Not I.", by=otter, code=new_code())
    assert actions.take_back(story, by=wren)
    assert actions.take_back(story, by=wren)
    assert Story.objects.count() == 1


def test_a_draft_leaves_nothing(wren: Person) -> None:
    draft = make.a_draft(wren)
    assert "Nobody has seen it" in make.seen_by(wren, f"/stories/{draft.ref}/removal")
    make.post(wren, f"/stories/{draft.ref}/removal")
    assert not Story.objects.exists()


def test_the_host_removes_what_a_law_wants_gone_and_a_line_stays(
    wren: Person, otter: Person, everywhere: Story, kettles: Circle
) -> None:
    said = actions.see_differently(everywhere, "Not I.", by=otter, code=new_code())
    one, other = removing.named("story"), removing.named("story-answer")
    assert one is not None
    assert other is not None
    assert removing.remove(one, everywhere.ref, "a court said so")
    assert removing.remove(other, said.ref, "the same court")
    assert removing.remove(one, everywhere.ref, "again") is None, "it is gone"
    for person in (wren, otter):
        page = make.seen_by(person, f"/stories/{everywhere.ref}")
        assert "because: a court said so" in page
        assert "because: the same court" in page
        assert "Not I." not in page
    after = surfaces(everywhere, otter, kettles)
    assert not {name for name, answer in after.items() if speaks_of_it(answer)}


def test_a_draft_too(wren: Person) -> None:
    draft = make.a_draft(wren)
    assert actions.remove(draft.ref, "Removed by the host.")
    draft.refresh_from_db()
    assert (draft.words, draft.by, draft.removed) == ("", None, "Removed by the host.")


def test_what_is_done_to_it_at_the_same_moment_finds_it_gone(wren: Person, otter: Person) -> None:
    """It was taken back in another window, between the look and the deed: nobody meets an error, nothing comes back."""
    story = make.a_story(wren)
    said = actions.see_differently(story, "Tea is tea.", by=otter, code=new_code())
    old = Story.objects.get(pk=story.pk)
    story.delete()
    telling = Telling(Audience.HERE, Naming.NAMED, "", None, ())
    for verb in (
        lambda: actions.tell(old, telling, by=wren),
        lambda: actions.say_differently(old, Writing("Other", "words"), by=wren),
        lambda: actions.allow_use(old, Uses.QUOTE, by=wren, how="name"),
        lambda: actions.say_been_there(old, by=otter),
        lambda: actions.see_differently(old, "Tea.", by=otter, code=new_code()),
    ):
        with pytest.raises(Conflict, match="not-there"):
            verb()
    actions.withdraw(old, Uses.QUOTE, by=wren)
    actions.unsay(said, by=otter)
    assert not Story.objects.exists()
