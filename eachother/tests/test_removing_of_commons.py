"""What was said in deciding, in standards and in conversations to practise goes too, where a law demands it; and what
the record said of it, while the record stays whole."""

import argparse
from dataclasses import replace

import pytest

from eachother.commands import remove as command
from eachother.decisions import actions as decisions
from eachother.decisions.models import Says
from eachother.decisions.tests import make as deciding
from eachother.people.models import Person
from eachother.practice.models import Version
from eachother.practice.tests import make as practising
from eachother.record import queries
from eachother.standards import actions as standards
from eachother.standards.tests import make as growing
from eachother.tests.somebody import signed_in_as, someone, words_of

pytestmark = pytest.mark.django_db
GONE, LINE = "Marmalade on Tuesdays", "Removed by the host on"


@pytest.fixture(autouse=True)
def _ready_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "make_ready", lambda: False)


@pytest.fixture
def wren(db: None) -> Person:
    return someone("Wren")


def removes(what: str, where: str) -> None:
    assert command.run(argparse.Namespace(what=what, where=where, because="a court in Lisbon ordered it")) == 0


def page(person: Person, path: str) -> str:
    answer = signed_in_as(person).get(path)
    assert answer.status_code == 200, path
    return words_of(answer.content)


def test_a_question_with_all_that_was_said_to_it(wren: Person) -> None:
    juniper = someone("Juniper")
    decision = deciding.a_question(None, wren, question=f"{GONE}?", words=GONE)
    decisions.wonder(decision, GONE, by=wren)
    decisions.state(decision, GONE, by=wren)
    deciding.amended(decision, wren, GONE)
    decisions.ask(decision, by=wren)
    for person in (wren, juniper):
        deciding.says(decision, person, Says.CONCERN, GONE)
    paths = (f"/decisions/{decision.ref}", "/decisions/closed", "/record")
    assert all(GONE in page(juniper, path) for path in paths)
    removes("decision", f"https://riverside.example/decisions/{decision.ref}")
    for path in paths:
        assert GONE not in page(juniper, path), path
    assert LINE in page(juniper, paths[0])
    assert deciding.stands(decision) == ("closed", "decided")
    assert GONE not in signed_in_as(juniper).get("/record.jsonl").text
    assert queries.broken() is None


def test_options_and_what_was_left_with_them(wren: Person) -> None:
    decision = deciding.a_question(None, wren, kind="ranked")
    for words in (GONE, f"{GONE} and toast"):
        decisions.add_option(decision, words, by=wren)
    removes("decision", decision.ref)
    assert GONE not in page(wren, f"/decisions/{decision.ref}")


@pytest.mark.parametrize("what", ["statement", "inquiry"])
def test_one_thing_that_was_said_to_a_question(wren: Person, what: str) -> None:
    decision = deciding.a_question(None, wren)
    say = decisions.state if what == "statement" else decisions.wonder
    removes("decision-said", say(decision, GONE, by=wren).ref)
    seen = page(wren, f"/decisions/{decision.ref}")
    assert GONE not in seen
    assert LINE in seen
    assert deciding.QUESTION in seen


def test_a_standard(wren: Person) -> None:
    statement = growing.grown(wren, GONE, GONE)
    standard = statement.standard
    voice, reading = standards.say(standard, GONE, "asks", by=wren), growing.read(standard, wren, GONE)
    removes("standard", standard.ref)
    for one in (statement, voice, reading):
        removes("standard-said", one.ref)
    for path in (f"/standards/{standard.ref}", f"/standards/{standard.ref}/lineage", "/standards/growing"):
        assert GONE not in page(wren, path), path
    assert LINE in page(wren, f"/standards/{standard.ref}")


def test_a_conversation_to_practise(wren: Person) -> None:
    made = practising.a_conversation(wren, replace(practising.KETTLE, title=GONE))
    removes("conversation", Version.objects.get(conversation=made).ref)
    assert GONE not in page(wren, "/practice")
    assert signed_in_as(wren).get(f"/practice/{made.ref}").status_code == 404
