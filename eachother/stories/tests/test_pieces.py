"""Pictures and sound in a story: read carefully, and nothing kept of what was written into them besides."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from eachother.people.models import Person
from eachother.stories import actions, rules, shelf, sounds
from eachother.stories.models import Audience, Picture, Sound, Story
from eachother.stories.sounds import MP4, WEBM, NoSound, made_anew
from eachother.stories.tests import make


def file(data: bytes, name: str = "told.webm") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def hang(person: Person, story: Story, **sent: Any) -> Any:
    return make.signed_in_as(person).post(f"/stories/{story.ref}/pictures", sent)


def record(person: Person, story: Story, **sent: Any) -> Any:
    return make.signed_in_as(person).post(f"/stories/{story.ref}/sound", sent)


def test_a_picture_stands_in_it_described(wren: Person, otter: Person, story: Story, folder: Path) -> None:
    assert hang(wren, story, picture=make.a_photograph(), seen="A kettle on a stove").status_code == 302
    picture = Picture.objects.get()
    assert 'alt="A kettle on a stove"' in make.get(otter, f"/stories/{story.ref}").content.decode()
    answer = make.get(otter, f"/stories/pictures/{picture.ref}")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/webp", "private, no-cache")
    assert Image.open(BytesIO(answer.content)).size == (40, 30)
    tagged = make.signed_in_as(otter).get(f"/stories/pictures/{picture.ref}", headers={"If-None-Match": answer["ETag"]})
    assert tagged.status_code == 304


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"seen": "A kettle"}, "Choose a picture first."),
        ({"picture": "a picture"}, "What is to be seen on it?"),
        ({"picture": "a picture", "seen": "a" * 501}, "At most 500 letters."),
        ({"picture": b"GIF89a nothing", "seen": "A kettle"}, "could not be read as a picture"),
        ({"picture": bytes(1_900_001), "seen": "A kettle"}, "too large"),
    ],
)
def test_what_does_not_fit_is_said(wren: Person, story: Story, folder: Path, sent: dict[str, Any], said: str) -> None:
    if "picture" in sent:
        data = sent["picture"]
        sent = {**sent, "picture": make.a_photograph() if data == "a picture" else file(data, "a.jpeg")}
    answer = hang(wren, story, **sent)
    assert answer.status_code == 422
    assert said in make.words_of(answer.content)
    assert not Picture.objects.exists()


def test_six_are_enough(wren: Person, story: Story, folder: Path) -> None:
    for number in range(rules.PICTURES_AT_MOST):
        hang(wren, story, picture=make.a_photograph(), seen=f"Kettle {number}")
    answer = hang(wren, story, picture=make.a_photograph(), seen="One more")
    assert answer.status_code == 422
    assert Picture.objects.count() == rules.PICTURES_AT_MOST


def test_only_its_teller_hangs_and_takes_down(wren: Person, otter: Person, story: Story, folder: Path) -> None:
    hang(wren, story, picture=make.a_photograph(), seen="A kettle")
    picture = Picture.objects.get()
    assert hang(otter, story, picture=make.a_photograph(), seen="Mine").status_code == 403
    assert record(otter, story, sound=file(make.a_recording())).status_code == 403
    address = f"/stories/{story.ref}/pictures/{picture.ref}/removal"
    assert make.post(otter, address).status_code == 403
    assert make.post(wren, address).status_code == 302
    assert make.status(wren, f"/stories/pictures/{picture.ref}") == 404


def test_who_may_not_read_it_sees_and_hears_nothing(wren: Person, otter: Person, folder: Path, client: Any) -> None:
    story = make.a_story(wren, to=Audience.MYSELF)
    hang(wren, story, picture=make.a_photograph(), seen="A kettle")
    record(wren, story, sound=file(make.a_recording()))
    for address in (f"pictures/{Picture.objects.get().ref}", f"sounds/{Sound.objects.get().ref}"):
        assert make.status(wren, f"/stories/{address}") == 200
        assert make.status(otter, f"/stories/{address}") == 404
        assert client.get(f"/told/{address}").status_code == 404


def test_a_story_told_aloud_alone(wren: Person, otter: Person, folder: Path) -> None:
    story = make.a_draft(wren, words="")
    page = make.seen_by(wren, f"/stories/{story.ref}/wording")
    assert "at most 1.9 MB" in page
    assert "It is not sealed" in page
    record(wren, story, sound=file(make.a_recording()), said="About the kettle.", seconds="12")
    make.post(wren, f"/stories/{story.ref}/telling", audience="here", naming="name")
    page = make.get(otter, f"/stories/{story.ref}").content.decode()
    assert "<audio controls" in page
    assert "About the kettle." in page
    assert Sound.objects.get().seconds == 12
    policy = make.get(otter, f"/stories/{story.ref}")["Content-Security-Policy"]
    assert "media-src 'self' blob:" in policy


def test_what_is_said_there_can_be_written_down_later(wren: Person, story: Story, folder: Path) -> None:
    record(wren, story, sound=file(make.a_recording()))
    record(wren, story, said="About the kettle.")
    assert Sound.objects.get().words == "About the kettle."
    make.post(wren, f"/stories/{story.ref}/sound/removal")
    assert not Sound.objects.exists()
    answer = record(wren, story, said="Nothing there")
    assert "Record something first" in make.words_of(answer.content)


def test_a_part_is_handed_out_where_a_browser_asks_for_one(wren: Person, story: Story, folder: Path) -> None:
    record(wren, story, sound=file(make.a_recording()))
    address, browser = f"/stories/sounds/{Sound.objects.get().ref}", make.signed_in_as(wren)
    whole = browser.get(address).content
    answer = browser.get(address, headers={"Range": "bytes=4-9"})
    assert (answer.status_code, answer.content) == (206, whole[4:10])
    assert answer["Content-Range"] == f"bytes 4-9/{len(whole)}"
    assert browser.get(address, headers={"Range": "bytes=4-"}).content == whole[4:]
    assert browser.get(address, headers={"Range": "bytes=999999-"}).content == whole


SECRET = b"Wren, at 52.5 north"


@pytest.mark.parametrize(("made", "kind"), [(make.a_recording, WEBM), (make.an_m4a, MP4)])
def test_nothing_but_sound_is_left(made: Any, kind: str) -> None:
    given_in = made(title=SECRET)
    assert SECRET in given_in
    left = made_anew(given_in)
    assert left.kind == kind
    assert len(left.data) == len(given_in), "nothing has moved"
    for secret in (SECRET, b"Phone 9", b"+52.5", b"\xd0\xd1\xd2\xd3"):
        assert secret not in left.data
    assert b"sound" * 9 in left.data
    assert made_anew(left.data) == left, "done again it stays as it is"


def test_files_that_are_something_else_are_refused() -> None:
    film = make.an_m4a().replace(b"soun\0", b"vide\0")
    webm_film = make.a_recording().replace(b"\x83\x10\0\0\1\2", b"\x83\x10\0\0\1\1")
    endless = make.box(b"ftyp", b"M4A ") + b"\x7f\xff\xff\xffmoov"
    for data in (b"", b"RIFF", b"ID3\x04", film, webm_film, endless, make.box(b"ftyp", b"M4A ")):
        with pytest.raises(NoSound, match="sound-other"):
            made_anew(data)
    with pytest.raises(NoSound, match="sound-large"):
        made_anew(bytes(sounds.BYTES_AT_MOST + 1))


@given(st.data())
def test_a_damaged_recording_is_refused_or_read_and_nothing_else(data: Any) -> None:
    whole = bytearray(data.draw(st.sampled_from([make.a_recording(title=b"x"), make.an_m4a(title=b"x")])))
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=6)):
        whole[at] = value
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        assert len(made_anew(cut).data) == len(cut)
    except NoSound as no:
        assert no.reason == "sound-other"


@pytest.mark.parametrize("data", [b"nothing", bytes(1_900_001)])
def test_what_is_no_recording_is_said(wren: Person, story: Story, folder: Path, data: bytes) -> None:
    answer = record(wren, story, sound=file(data), said="My words")
    assert answer.status_code == 422
    words = make.words_of(answer.content)
    assert "recording" in words
    assert "My words" in answer.content.decode()


def test_what_is_left_over_is_swept_out(
    wren: Person, story: Story, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert actions.sweep() == 0
    hang(wren, story, picture=make.a_photograph(), seen="A kettle")
    shelf.put("lostlostlostlost", "m4a", b"left by a transaction that failed")
    assert actions.sweep() == 0, "it may be on its way"
    monkeypatch.setattr(shelf, "YOUNG", -shelf.YOUNG)
    assert actions.sweep() == 1
    assert len([one for one in folder.rglob("*") if one.is_file()]) == 1
