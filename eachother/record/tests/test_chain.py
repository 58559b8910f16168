"""The record is appended to and never changed; whoever changes it past the program is found out."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eachother import record
from eachother.record import actions, queries, rules
from eachother.record.models import Entry, Head, Words
from eachother.record.tests.make import a_few, takes_words_out, unguarded

DOCUMENTED = Path(__file__).parents[3] / "docs/decisions/record.md"
FACTS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=8),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53), 2**53)
        | st.text(st.characters(exclude_categories=["Cs", "Cc"])),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("xyz", max_size=3), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


@pytest.mark.django_db
def test_each_entry_follows_on_the_one_before() -> None:
    first, second, third = a_few()
    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    assert first.previous == rules.BEFORE_THE_FIRST
    assert (second.previous, third.previous) == (first.hash, second.hash)
    assert queries.last() == queries.Last(3, rules.short(third.hash))
    assert queries.broken() is None


@pytest.mark.django_db
@given(facts=FACTS, words=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_comes_out_as_it_went_in(facts: dict[str, Any], words: str) -> None:
    actions.write("effect", facts, words=words)
    assert queries.broken() is None


@pytest.mark.django_db
@pytest.mark.parametrize("fact", [1.5, object(), "\0", {"a": [2.0]}, b"tea"])
def test_what_a_database_would_change_is_refused(fact: object) -> None:
    with pytest.raises(TypeError):
        actions.write("effect", {"fact": fact})
    assert not Entry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE record_entry SET kind = 'tea' WHERE number = 2",
        "DELETE FROM record_entry WHERE number = 2",
        "DELETE FROM record_entry",
        "UPDATE record_words SET text = 'There will be cake.'",
    ],
)
def test_the_database_refuses_changes(change: str) -> None:
    a_few()
    with pytest.raises(DatabaseError, match="only ever appended to"), transaction.atomic(), connection.cursor() as sql:
        sql.execute(change)
    assert queries.is_guarded()
    assert queries.broken() is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "number", "how"),
    [
        ("UPDATE record_entry SET kind = 'tea' WHERE number = 2", 2, "changed"),
        ('UPDATE record_entry SET facts = \'{"effect": "cake"}\' WHERE number = 1', 1, "changed"),
        ("UPDATE record_entry SET created_at = '2020-01-01 00:00:00' WHERE number = 3", 3, "changed"),
        ("UPDATE record_entry SET mark = '' WHERE number = 1", 1, "changed"),
        ("UPDATE record_words SET text = 'There will be cake.' WHERE entry_id = {second}", 2, "words"),
        ("DELETE FROM record_words WHERE entry_id = {second}", 2, "words-gone"),
        ("DELETE FROM record_words; DELETE FROM record_entry WHERE number = 2", 1, "words-gone"),
        ("DELETE FROM record_words WHERE entry_id = {third}; DELETE FROM record_entry WHERE number = 3", 3, "missing"),
        ("DELETE FROM record_words WHERE entry_id = {second}; DELETE FROM record_entry WHERE number = 2", 2, "missing"),
    ],
)
def test_a_silent_change_shows(change: str, number: int, how: str) -> None:
    _, second, third = a_few()
    with unguarded() as sql:
        for one in change.format(second=second.pk, third=third.pk).split("; ") if '{"' not in change else [change]:
            sql.execute(one)
    assert queries.broken() == (number, how)
    assert not queries.is_guarded()


@pytest.mark.django_db
def test_entries_in_another_order_show() -> None:
    a_few()
    with unguarded() as sql:
        for before, after in ((2, 99), (3, 2), (99, 3)):
            sql.execute(f"UPDATE record_entry SET number = {after} WHERE number = {before}")
    assert queries.broken() == (2, "order")


@pytest.mark.django_db
def test_an_entry_put_in_afterwards_shows() -> None:
    first, *_ = a_few()
    told = rules.said(4, first.created_at, kind="effect", facts={}, mark="", previous=first.hash)
    with pytest.raises(DatabaseError), transaction.atomic():  # two cannot follow on one
        Entry.objects.create(number=4, kind="effect", facts={}, previous=first.hash, hash=rules.chained(told))
    Entry.objects.create(number=4, kind="effect", facts={}, previous="a" * 64, hash="b" * 64)
    assert queries.broken() == (4, "order")


@pytest.mark.django_db
def test_words_can_be_taken_out_and_that_shows() -> None:
    a_few()
    takes_words_out(2, "It named somebody.")
    assert queries.broken() is None
    assert not Words.objects.filter(entry__number=2).exists()
    assert [json.loads(line).get("words") for line in "".join(queries.lines()).splitlines()] == [
        "There will be tea at 0.",
        None,
        "There will be tea at 2.",
        "It named somebody.",
    ]
    assert takes_words_out(2, "Twice.") is None


@pytest.mark.django_db
def test_what_did_not_happen_is_not_written() -> None:
    a_few(1)

    def fails() -> None:
        with transaction.atomic():
            a_few(1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert Head.objects.get().number == 1
    assert queries.broken() is None


@pytest.mark.django_db(transaction=True)
def test_many_who_append_at_once_keep_one_chain() -> None:
    together, wrong = Barrier(6), []

    def append() -> None:
        try:
            together.wait()
            for _ in range(8):
                with transaction.atomic():
                    actions.write("effect", {"effect": "tea"}, words="At once.")
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=append) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert queries.last().number == Entry.objects.count() == 48
    assert queries.broken() is None


@pytest.mark.django_db
def test_a_copy_can_be_checked_with_the_lines_that_are_documented(tmp_path: Path) -> None:
    a_few()
    takes_words_out(1, "“It” – named öne.")
    program, copy = tmp_path / "check.py", tmp_path / "record.jsonl"
    shown = Path(record.__file__).parent / "templates/record/check.txt"
    program.write_text(DOCUMENTED.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0], encoding="utf-8")
    assert shown.read_text(encoding="utf-8") == program.read_text(encoding="utf-8")
    copy.write_text("".join(queries.lines()), encoding="utf-8")
    assert f"4 entries. The last: {queries.last().short}" in _run(program, copy).stdout
    for before, after in (("tea-1", "cake"), ("at 2", "at 3"), ('"number":2', '"number":3')):
        copy.write_text("".join(queries.lines()).replace(before, after), encoding="utf-8")
        assert _run(program, copy).returncode != 0, after
    copy.write_text("".join("".join(queries.lines()).splitlines(keepends=True)[1:]), encoding="utf-8")
    assert _run(program, copy).returncode != 0


def _run(program: Path, copy: Path) -> "subprocess.CompletedProcess[str]":
    said = [sys.executable, "-I", str(program), str(copy)]
    return subprocess.run(said, capture_output=True, text=True, check=False, env={"PYTHONUTF8": "1"})
