"""Pictures: described, made anew, and only for who may read where they stand."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.test import Client
from PIL import Image
from PIL.ExifTags import GPS, Base
from PIL.PngImagePlugin import PngImageFile

from eachother.circles.models import Circle, Readers
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.talk import actions, pictures
from eachother.talk.actions.taking_back import sweep_pictures
from eachother.talk.models import Picture, Reply, Thread
from eachother.talk.tests import make

WALL = "A brown wall, nothing else."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.STORAGES = {
        **settings.STORAGES,
        "pictures": {**settings.STORAGES["pictures"], "OPTIONS": {"location": tmp_path, "allow_overwrite": True}},
    }
    return tmp_path


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def hang(thread: Thread, by: Person, **sent: Any) -> Any:
    return make.sends(thread, "Look.", by=by, **{"picture": make.a_photograph(), "seen": WALL, **sent})


def test_it_hangs_there_with_what_is_to_be_seen(thread: Thread, wren: Person, otter: Person) -> None:
    assert hang(thread, wren).status_code == 302
    picture = Picture.objects.get()
    page = " ".join(make.signed_in_as(otter).get(f"/circles/talk/{thread.ref}").text.split())
    assert f'alt="{WALL}" width="40" height="30"' in page
    answer = make.signed_in_as(otter).get(f"/circles/pictures/{picture.ref}")
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "private, no-cache"
    again = make.signed_in_as(otter).get(answer.request["PATH_INFO"], headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    shown = Image.open(BytesIO(answer.getvalue()))
    assert (shown.format, shown.size) == ("WEBP", (40, 30))


def test_a_thread_can_begin_with_one(kitchen: Circle, wren: Person) -> None:
    form = {"title": "Look", "words": "A wall.", "picture": make.a_photograph(), "seen": WALL}
    assert make.signed_in_as(wren).post(f"/circles/{kitchen.ref}/talk", form).status_code == 302
    assert Picture.objects.get().reply.number == 1


def test_what_the_camera_wrote_is_not_kept(thread: Thread, wren: Person, folder: Path) -> None:
    exif = Image.Exif()
    exif[Base.Make] = "Telltale"
    exif.get_ifd(0x8825)[GPS.GPSLatitude] = (51.0, 30.0, 0.0)
    photograph = make.a_photograph(exif=exif, comment=b"Wren took this at home")
    assert b"Telltale" in photograph.getvalue()
    hang(thread, wren, picture=photograph)
    [kept] = files_in(folder)
    assert b"Telltale" not in kept.read_bytes()
    assert b"at home" not in kept.read_bytes()
    with Image.open(kept) as picture:
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info)


def test_one_taken_sideways_stands_upright(thread: Thread, wren: Person) -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    hang(thread, wren, picture=make.a_photograph(exif=exif))
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (30, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_these_can_be_read(thread: Thread, wren: Person, kind: str) -> None:
    assert hang(thread, wren, picture=make.a_photograph(kind)).status_code == 302


def test_a_large_one_becomes_smaller(thread: Thread, wren: Person) -> None:
    hang(thread, wren, picture=make.a_photograph(size=(3200, 800)))
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (1600, 400)


def named(data: bytes, name: str = "wall.jpeg") -> BytesIO:
    file = BytesIO(data)
    file.name = name
    return file


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"seen": ""}, "What is to be seen on it?"),
        ({"seen": "x" * 501}, "At most 500 letters."),
        ({"picture": named(b"<svg xmlns='http://www.w3.org/2000/svg'/>")}, "could not be read as a picture"),
        ({"picture": named(b"GIF89a" + bytes(40))}, "could not be read as a picture"),
        ({"picture": named(make.a_photograph().getvalue()[:200])}, "could not be read as a picture"),
        ({"picture": named(bytes(pictures.BYTES_AT_MOST + 1))}, "too large"),
    ],
)
def test_what_is_wrong_is_said_and_the_words_are_kept(
    thread: Thread, wren: Person, folder: Path, sent: dict[str, Any], said: str
) -> None:
    answer = hang(thread, wren, **sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Look." in answer.text
    assert Reply.objects.count() == 1
    assert files_in(folder) == []


def test_a_description_alone_is_asked_about(thread: Thread, wren: Person) -> None:
    answer = make.sends(thread, "Look.", by=wren, seen=WALL)
    assert answer.status_code == 422
    assert "There is no picture with this." in answer.text


def test_a_bomb_is_not_unpacked(thread: Thread, wren: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kilobytes that would be two hundred megabytes of pixels."""
    bomb = make.a_photograph("PNG", (9000, 7000))
    unpacked: list[str] = []
    monkeypatch.setattr(PngImageFile, "load", lambda self: unpacked.append("it was opened"))
    answer = hang(thread, wren, picture=bomb)
    assert unpacked == []
    assert answer.status_code == 422
    assert "too many pixels" in answer.text


def test_only_for_who_may_read(thread: Thread, wren: Person, otter: Person, heron: Person, client: Client) -> None:
    hang(thread, wren)
    address = f"/circles/pictures/{Picture.objects.get().ref}"
    assert client.get(address)["Location"].startswith("/door")
    assert make.signed_in_as(heron).get(address).status_code == 404
    assert make.signed_in_as(otter).post(address).status_code == 405
    assert make.signed_in_as(otter).get("/circles/pictures/aaaaaaaaaaaaaaaa").status_code == 404
    Circle.objects.update(readers=Readers.EVERYBODY)
    assert make.signed_in_as(heron).get(address).status_code == 200
    people.block(wren, by=otter)
    assert make.signed_in_as(otter).get(address).status_code == 404


def test_taken_back_the_file_goes_too(
    thread: Thread, wren: Person, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    hang(thread, wren)
    reply = Reply.objects.get(number=2)
    assert len(files_in(folder)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_back(reply, by=wren)
    assert files_in(folder) == []
    assert not Picture.objects.exists()


def test_what_belongs_to_nothing_is_swept_out(
    thread: Thread, wren: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sweep_pictures() == 0, "there is no folder yet"
    hang(thread, wren)
    pictures.put("lostlostlostlost", b"left by a transaction that failed")
    assert sweep_pictures() == 0, "it may be on its way"
    monkeypatch.setattr(pictures, "YOUNG", -pictures.YOUNG)
    assert sweep_pictures() == 1
    [kept] = files_in(folder)
    assert kept.name == f"{Picture.objects.get().ref}.webp"


def test_they_lie_apart_from_sealed_files() -> None:
    assert settings.STORAGES["sealed"] != settings.STORAGES["pictures"]
    assert storages["pictures"] is not storages["sealed"]
