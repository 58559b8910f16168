"""Starting with other settings than last time stands in the record, by name and nothing more."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from eachother import __version__, env
from eachother.record import queries, starts
from eachother.record.models import Entry, Setting

pytestmark = pytest.mark.django_db
KEY = "k" * 40
GIVEN = {"EACHOTHER_ADDRESS": "https://riverside.example", "EACHOTHER_CONTACT": "mailto:hazel@riverside.example"}


def start(folder: Path, key: str = KEY, **given: str) -> None:
    starts.note(env.read({**GIVEN, **given}), key, folder)


def written() -> list[tuple[str, object]]:
    return list(Entry.objects.order_by("number").values_list("kind", "facts"))


def test_the_same_settings_write_nothing(tmp_path: Path) -> None:
    for _ in range(3):
        start(tmp_path)
    assert written() == []


def test_another_setting_is_written_by_its_name(tmp_path: Path) -> None:
    start(tmp_path)
    start(tmp_path, EACHOTHER_CONTACT="mailto:otter@riverside.example", EACHOTHER_MINIMUM_AGE="16")
    assert written() == [("settings", {"changed": ["EACHOTHER_CONTACT", "EACHOTHER_MINIMUM_AGE"]})]
    start(tmp_path, EACHOTHER_CONTACT="mailto:otter@riverside.example", EACHOTHER_MINIMUM_AGE="16")
    assert len(written()) == 1
    said = str(queries.page_for(None, 1).rows[0].says)
    assert said == "The server was started with other settings: EACHOTHER_CONTACT, EACHOTHER_MINIMUM_AGE."


def test_no_value_is_ever_written(tmp_path: Path) -> None:
    secret = "postgresql://hazel:opensesame@127.0.0.1/tea"
    start(tmp_path)
    start(tmp_path, DATABASE_URL=secret)
    start(tmp_path, key="z" * 40, DATABASE_URL=secret)
    assert written() == [
        ("settings", {"changed": ["DATABASE_URL"]}),
        ("settings", {"changed": ["EACHOTHER_SECRET_KEY"]}),
    ]
    kept = json.dumps([written(), list(Setting.objects.values_list("name", "mark"))])
    assert not any(word in kept for word in ("opensesame", KEY, "z" * 40, "hazel@"))


@pytest.mark.parametrize("name", sorted(starts.NOTED))
def test_every_setting_counts(name: str) -> None:
    ours = settings.ENV
    if name == starts.KEY:
        assert starts.marks(ours, "a" * 40)[name] != starts.marks(ours, "b" * 40)[name]
        return
    changed: dict[str, Any] = {name.removeprefix("EACHOTHER_").lower(): "something else"}
    other = replace(ours, **changed)
    assert starts.marks(ours, KEY)[name] != starts.marks(other, KEY)[name]


def test_several_processes_are_one_community(tmp_path: Path) -> None:
    start(tmp_path)
    start(tmp_path, EACHOTHER_LISTEN="127.0.0.1:8001", EACHOTHER_THREADS="8")
    assert written() == []


def test_another_release_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(tmp_path)
    before = __version__
    monkeypatch.setattr(starts, "__version__", "99.0.0")
    start(tmp_path)
    assert written() == [("release", {"before": before, "now": "99.0.0"})]


def test_a_backup_put_back_is_written_at_the_next_start(
    tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    starts.keep_in_mind(tmp_path, "2026-05-03T10:00:00+00:00")
    with django_capture_on_commit_callbacks(execute=True):
        start(tmp_path)
    start(tmp_path)
    assert written() == [("restored", {"made_at": "2026-05-03T10:00:00+00:00"})]
    assert "3 May 2026" in str(queries.page_for(None, 1).rows[0].says)
