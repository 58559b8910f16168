"""Files between two: they come chunk by chunk, are theirs alone, and go with the message that tells of them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from eachother.connections import actions
from eachother.connections.models import Attachment, Connection
from eachother.connections.tests import make
from eachother.files import actions as files
from eachother.files.models import Blob
from eachother.foundation.refs import new_ref
from eachother.people.models import Leaving, Words
from eachother.vault import sealing
from eachother.vault.envelopes.files import CHUNK
from eachother.vault.sealing import open_file, seal_file

ENV = django_settings.ENV
KETTLE = b"the sound of a kettle " * 70_000  # two chunks


@pytest.fixture(autouse=True)
def _at_once(django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here nothing commits: what would be done then is done now."""
    monkeypatch.setattr("eachother.files.actions.transaction.on_commit", lambda do, robust: do())


@pytest.fixture(autouse=True)
def _a_store_of_its_own(settings: Settings, tmp_path: Path) -> None:
    here = {**settings.STORAGES["sealed"]["OPTIONS"], "location": tmp_path}
    settings.STORAGES = {"sealed": {**settings.STORAGES["sealed"], "OPTIONS": here}}


def store() -> Path:
    return Path(storages["sealed"].location)  # type: ignore[attr-defined]


def stored() -> list[str]:
    return sorted(str(path.relative_to(store())) for path in store().rglob("*") if path.is_file())


def put(browser: Client, pair: make.Alongside, file: sealing.SealedFile, number: int) -> Any:
    path = f"/alongside/{pair.ref}/files/{file.ref}/{number}"
    return browser.post(path, file.chunks[number], content_type="application/octet-stream")


def begin(browser: Client, pair: make.Alongside, file: sealing.SealedFile) -> Any:
    about = {"file": file.ref, "size": file.size}
    return browser.post(f"/alongside/{pair.ref}/files", about, content_type="application/json")


def read(browser: Client, pair: make.Alongside, ref: str, number: int = 0) -> Any:
    return browser.get(f"/alongside/{pair.ref}/files/{ref}/{number}")


def test_a_file_comes_and_is_read_by_both(pair: make.Alongside) -> None:
    browser, file = make.script_of(pair.wren), seal_file(pair.ref, KETTLE)
    assert begin(browser, pair, file).status_code == 201
    for number in range(2):
        answer = put(browser, pair, file, number)
        assert (answer.status_code, answer.json()) == (201, {"arrived": number + 1})
    assert read(make.script_of(pair.juniper), pair, file.ref).status_code == 404, "no message tells of it yet"
    sealed = pair.talk.seal_as(pair.wren.account, "words", {"text": "A sound", "file": file.told})
    message = {"sealed": sealed.text, "files": [file.ref]}
    assert browser.post(f"/alongside/{pair.ref}/messages", message, content_type="application/json").status_code == 201
    for peer in (pair.wren, pair.juniper):
        answers = [read(make.script_of(peer), pair, file.ref, number) for number in range(2)]
        assert {answer["Content-Type"] for answer in answers} == {"application/octet-stream"}
        assert {answer["Cache-Control"] for answer in answers} == {"no-store"}
        assert open_file(pair.ref, file.told, [answer.getvalue() for answer in answers]) == KETTLE
    assert read(browser, pair, file.ref, 2).status_code == 404
    again = browser.post(f"/alongside/{pair.ref}/messages", message, content_type="application/json")
    assert again.status_code == 200, "the same envelope again"
    kept = b"".join((store() / name).read_bytes() for name in stored())
    assert b"kettle" not in kept
    assert len(kept) == sum(map(len, file.chunks))


def test_nobody_else_reads_it_or_adds_to_it(pair: make.Alongside, otter: make.Peer) -> None:
    _message, file = pair.sends_file(KETTLE)
    coming = pair.file_comes(KETTLE, chunks=1)
    beside = make.come_alongside(otter, pair.wren)
    for browser in (make.script_of(otter), make.script_of(pair.wren)):
        assert read(browser, beside, file.ref).status_code == 404, "it is of another conversation"
    assert read(make.script_of(otter), pair, file.ref).status_code == 404
    assert read(make.script_of(pair.juniper), pair, coming.ref).status_code == 404
    assert put(make.script_of(pair.juniper), pair, coming, 1).status_code == 404
    assert begin(make.script_of(pair.juniper), pair, coming).json() == {"reason": "other-file"}
    assert begin(make.script_of(pair.wren), beside, coming).json() == {"reason": "other-file"}
    stolen = {"sealed": beside.sealed(as_=otter).text, "files": [file.ref]}
    answer = make.script_of(otter).post(f"/alongside/{beside.ref}/messages", stolen, content_type="application/json")
    assert (answer.status_code, answer.json()["reason"]) == (409, "file-gone")


def test_it_goes_on_where_the_line_broke(pair: make.Alongside) -> None:
    browser, file = make.script_of(pair.wren), seal_file(pair.ref, KETTLE)
    begin(browser, pair, file)
    assert put(browser, pair, file, 1).json() == {"reason": "not-next", "arrived": 0}
    put(browser, pair, file, 0)
    again = put(browser, pair, file, 0)
    assert (again.status_code, again.json()) == (200, {"arrived": 1})
    assert browser.get(f"/alongside/{pair.ref}/files/{file.ref}").json() == {"arrived": 1}
    assert (begin(browser, pair, file).status_code, begin(browser, pair, file).json()) == (200, {"arrived": 1})
    assert put(browser, pair, file, 1).json() == {"arrived": 2}


def test_a_message_tells_only_of_what_is_here(pair: make.Alongside) -> None:
    browser, coming = make.script_of(pair.wren), pair.file_comes(KETTLE, chunks=1)
    for refs, status, reason in (
        ([coming.ref], 409, "file-gone"),
        ([new_ref()], 409, "file-gone"),
        ([coming.ref] * 2, 400, "malformed"),
        (["Wren"], 400, "malformed"),
        ("Wren", 400, "malformed"),
        ([new_ref() for _ in range(5)], 400, "too-many-files"),
    ):
        tip = pair.talk.tips[pair.wren.ref]
        body = {"sealed": pair.sealed().text, "files": refs}
        pair.talk.tips[pair.wren.ref] = tip
        answer = browser.post(f"/alongside/{pair.ref}/messages", body, content_type="application/json")
        assert (answer.status_code, answer.json()["reason"]) == (status, reason), refs
    assert pair.connection.places == 1, "nothing was stored"


def test_bad_chunks_are_refused(pair: make.Alongside) -> None:
    browser, file = make.script_of(pair.wren), seal_file(pair.ref, KETTLE)
    begin(browser, pair, file)
    for number, chunk, reason in (
        (0, b"", "wrong-length"),
        (0, file.chunks[0][:-1], "wrong-length"),
        (0, b"\x02" + file.chunks[0][1:], "unknown-version"),
        (2, file.chunks[1], "too-long"),
    ):
        path = f"/alongside/{pair.ref}/files/{file.ref}/{number}"
        answer = browser.post(path, chunk, content_type="application/octet-stream")
        assert (answer.status_code, answer.json()) == (400, {"reason": reason})
    assert stored() == []


def test_there_is_an_end_to_the_room(pair: make.Alongside, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = make.script_of(pair.wren)
    path, most = f"/alongside/{pair.ref}/files", ENV.file_megabytes * CHUNK
    too_large = browser.post(path, {"file": new_ref(), "size": most * 2}, content_type="application/json")
    assert (too_large.status_code, too_large.json()) == (409, {"reason": "file-too-large"})
    for _ in range(ENV.files_megabytes // ENV.file_megabytes):
        answer = browser.post(path, {"file": new_ref(), "size": most}, content_type="application/json")
        assert answer.status_code == 201
    full = browser.post(path, {"file": new_ref(), "size": 16_384}, content_type="application/json")
    assert (full.status_code, full.json()) == (409, {"reason": "no-room"})
    juniper, about = make.script_of(pair.juniper), {"file": new_ref(), "size": 16_384}
    assert juniper.post(path, about, content_type="application/json").status_code == 201


def test_nothing_comes_while_nothing_may_be_said(pair: make.Alongside) -> None:
    browser, file = make.script_of(pair.wren), seal_file(pair.ref, b"a kettle")
    _, before = pair.sends_file(b"a kettle")
    actions.pause(pair.connection, by=pair.juniper.person)
    assert begin(browser, pair, file).json() == {"reason": "paused"}
    actions.end(pair.connection, by=pair.juniper.person)
    assert begin(browser, pair, file).json() == {"reason": "ended"}
    assert read(browser, pair, before.ref).status_code == 200, "what was sent is still there to read"


def test_it_goes_with_its_message(pair: make.Alongside) -> None:
    message, file = pair.sends_file(KETTLE)
    assert len(stored()) == 2
    actions.delete_own(
        pair.connection, by=pair.wren.person, sealed=pair.tombstone(message).text, removes=message.sequence
    )
    assert read(make.script_of(pair.juniper), pair, file.ref).status_code == 404
    assert (stored(), Blob.objects.count()) == ([], 0)


def test_it_can_be_left_half_way(pair: make.Alongside) -> None:
    coming = pair.file_comes(KETTLE, chunks=1)
    _, sent = pair.sends_file(b"a kettle")
    browser = make.script_of(pair.wren)
    assert browser.post(f"/alongside/{pair.ref}/files/{coming.ref}/removal").status_code == 204
    assert browser.post(f"/alongside/{pair.ref}/files/{sent.ref}/removal").status_code == 404
    assert stored() == [f"{sent.ref[:2]}/{sent.ref}.0"]


def test_what_no_message_tells_of_is_swept_out(pair: make.Alongside) -> None:
    """Whatever was cut off, and wherever."""
    _, sent = pair.sends_file(b"a kettle")
    half = pair.file_comes(KETTLE, chunks=1)
    halfway = f"{half.ref[:2]}/{half.ref}.1"
    storages["sealed"].save(halfway, storages["sealed"].open(f"{half.ref[:2]}/{half.ref}.0"))  # killed as it came
    files.sweep()
    assert len(stored()) == 3, "it may still come"
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        files.sweep()
    assert stored() == [f"{sent.ref[:2]}/{sent.ref}.0"]
    Attachment.objects.all().delete()  # the conversation has gone, in whatever way
    files.sweep()
    assert (stored(), Blob.objects.count()) == ([], 0)


def test_a_store_that_fails_is_asked_again(pair: make.Alongside, monkeypatch: pytest.MonkeyPatch) -> None:
    message, _file = pair.sends_file(b"a kettle")
    with monkeypatch.context() as patch:
        patch.setattr("eachother.files.actions._remove", lambda gone: None)  # killed between the two
        actions.delete_own(
            pair.connection, by=pair.wren.person, sealed=pair.tombstone(message).text, removes=message.sequence
        )
    assert len(stored()) == 1
    files.sweep()
    assert (stored(), Blob.objects.count()) == ([], 0)


@pytest.mark.parametrize(("words", "left"), [(Words.GO, 0), (Words.STAY, 1)])
def test_whoever_leaves_takes_along_or_leaves_what_they_sent(pair: make.Alongside, words: Words, left: int) -> None:
    pair.says("And I say this", as_=pair.juniper)
    _, file = pair.sends_file(b"a kettle")
    pair.file_comes(KETTLE, chunks=1)
    person = pair.wren.person
    Leaving.objects.create(person=person, words=words, erase_at=timezone.now())
    actions.forget(person)
    files.forget(person)
    assert len(stored()) == left
    assert not Blob.objects.filter(by=person).exists()
    assert read(make.script_of(pair.juniper), pair, file.ref).status_code == (200 if left else 404)


def test_a_connection_that_goes_takes_its_files_along(pair: make.Alongside) -> None:
    pair.sends_file(b"a kettle")
    for peer in (pair.wren, pair.juniper):
        Leaving.objects.create(person=peer.person, words=Words.GO, erase_at=timezone.now())
        actions.forget(peer.person)
    assert not Connection.objects.exists()
    assert (stored(), Blob.objects.count()) == ([], 0)
