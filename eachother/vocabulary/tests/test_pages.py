"""The pages: /experiences and what hangs on it. None needs a script."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertNumQueries

from eachother.people import actions as people
from eachother.people.models import Experience, Lived, ShownTo
from eachother.people.tests import make
from eachother.people.tests.make import Peer
from eachother.vocabulary import actions, queries, rules
from eachother.vocabulary.models import Answer, Question, Said
from eachother.vocabulary.tests.conftest import KEPT, OTHER

PAGE = "/experiences"


def test_from_a_name_to_a_question(wren: Peer, otter: Peer, kept: Experience, other: Experience) -> None:
    client = make.signed_in_as(wren)
    assert f"/experiences/{other.ref}/question" in client.get(PAGE).text
    which = f"/experiences/{other.ref}/question"
    assert client.get(which).status_code == 200
    answer = client.post(which, {"other": "  A Forced  hospital stay "})
    ask = f"{which}/{kept.ref}"
    assert answer.headers["Location"] == ask
    html = client.get(ask).text
    assert "Which name should stay?" in html
    assert client.post(ask, {"kept": kept.ref}).headers["Location"] == f"{PAGE}?asked"
    question = Question.objects.get()
    assert (question.kept, question.other, question.asked_by) == (kept, other, wren.person)
    client.post(ask, {"kept": kept.ref})
    assert Question.objects.count() == 1


def test_the_name_that_stays_is_chosen(wren: Peer, otter: Peer, kept: Experience, other: Experience) -> None:
    make.signed_in_as(wren).post(f"/experiences/{other.ref}/question/{kept.ref}", {"kept": other.ref})
    assert Question.objects.get().kept == other


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Nothing here goes by that name, nor by one like it."),
        ("something else entirely", "Nothing here goes by that name, nor by one like it."),
        ("forced hospital", "Is it one of these?"),
        (OTHER, "That is the same name twice."),
    ],
)
def test_a_name_that_is_none(wren: Peer, otter: Peer, other: Experience, typed: str, said: str) -> None:
    answer = make.signed_in_as(wren).post(f"/experiences/{other.ref}/question", {"other": typed})
    assert answer.status_code == 422
    assert said in answer.text
    assert typed in answer.text


def test_answering(wren: Peer, otter: Peer, question: Question) -> None:
    client = make.signed_in_as(otter)
    html = client.get(PAGE).text
    assert f"“{OTHER}” and “{KEPT}”" in html
    there = client.post(f"/questions/{question.ref}/answer", {"said": "differ", "why": "  Mine had no  paper. "})
    assert there.headers["Location"] == f"{PAGE}?said"
    assert Answer.objects.get(by=otter.person).why == "Mine had no paper."
    assert "Mine had no paper." in make.signed_in_as(wren).get(PAGE).text
    assert "Otter" not in make.signed_in_as(wren).get(PAGE).text


@pytest.mark.parametrize(
    ("said", "why", "told"), [("", "", "One of the three, please."), ("differ", "x" * 201, "At most 200 letters.")]
)
def test_bad_answers_say_what_is_wrong_and_keep_what_was_typed(
    otter: Peer, question: Question, said: str, why: str, told: str
) -> None:
    answer = make.signed_in_as(otter).post(f"/questions/{question.ref}/answer", {"said": said, "why": why})
    assert answer.status_code == 422
    assert told in answer.text
    assert why in answer.text
    assert not Answer.objects.filter(by=otter.person).exists()


def test_on_the_second_page_they_stay_too(
    wren: Peer, otter: Peer, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "A_PAGE", 1)
    for peer, name in ((wren, "night shifts"), (otter, "working nights")):
        make.lives(peer.person, name)
    one, other = (Experience.objects.get(name=name) for name in ("night shifts", "working nights"))
    second, client = actions.ask(one, other, by=wren.person), make.signed_in_as(wren)
    [address] = re.findall(r'action="(/questions/[^"]*)"', client.get(f"{PAGE}?page=2").text)
    assert second.ref in address
    assert "At most 200 letters." in client.post(address, {"said": "differ", "why": "x" * 201}).text


def test_outside_there_is_nothing(heron: Peer, question: Question, kept: Experience, other: Experience) -> None:
    client = make.signed_in_as(heron)
    assert OTHER not in client.get(PAGE).text
    assert client.post(f"/questions/{question.ref}/answer", {"said": "differ"}).status_code == 404
    assert client.get(f"/experiences/{other.ref}/question").status_code == 404
    assert client.post(f"/experiences/{other.ref}/question/{kept.ref}").status_code == 404


def test_signed_out_leads_to_the_door(db: None) -> None:
    assert Client().get(PAGE).headers["Location"].startswith("/door")


def test_what_cannot_be_asked_is_said(
    wren: Peer, otter: Peer, question: Question, kept: Experience, other: Experience
) -> None:
    answer = make.signed_in_as(otter).post(f"/experiences/{kept.ref}/question/{other.ref}", {"kept": kept.ref})
    assert answer.status_code == 409
    assert "There is a question about one of the two already." in answer.text


def test_too_often_is_too_often(
    wren: Peer, otter: Peer, kept: Experience, other: Experience, only: Callable[[str, int], None]
) -> None:
    client = make.signed_in_as(wren)
    ask = f"/experiences/{other.ref}/question/{kept.ref}"
    only("same", 2)
    assert [client.post(ask).status_code for _ in range(3)] == [302, 302, 429]


def test_that_two_are_one_is_told_until_it_is_seen(wren: Peer, otter: Peer, question: Question) -> None:
    actions.answer(question, Said.SAME, by=otter.person)
    Question.objects.update(until=timezone.now())
    actions.settle_due()
    client = make.signed_in_as(wren)
    told = f"“{OTHER}” is now “{KEPT}”"
    assert told in client.get("/today").text
    ref = Experience.objects.get(name=KEPT).ref
    client.post(f"/experiences/{ref}/seen")
    assert told not in client.get("/today").text
    assert told in make.signed_in_as(otter).get("/today").text
    assert f'<span class="voice">{OTHER}</span>' in client.get("/me/experiences").text


def test_nobody_sees_who_else_has_lived_it_asks_or_answers(
    wren: Peer, juniper: Peer, otter: Peer, heron: Peer, question: Question
) -> None:
    """What others do in secret changes nothing on anybody's page, before or after."""
    pages = ("/today", PAGE, "/me/experiences")

    def seen() -> list[str]:
        texts = [make.signed_in_as(one).get(path).text for one in (wren, otter) for path in pages]
        return [text.partition("<main")[2].replace(csrf, "") for text in texts for csrf in [_csrf(text)]]

    before = seen()
    actions.answer(question, Said.SAME, by=juniper.person)
    people.take_up(KEPT, by=heron.person, shown_to=ShownTo.NODDED)
    actions.answer(question, Said.LEAVE, by=heron.person)
    assert seen() == before
    people.let_go(Lived.objects.get(person=juniper.person))
    assert seen() == before


def _csrf(text: str) -> str:
    return text.partition('data-csrf="')[2].partition('"')[0]


def test_a_thousand_questions_come_a_page_at_a_time(wren: Peer, otter: Peer) -> None:
    for number in range(queries.A_PAGE + 3):
        make.lives(wren.person, f"one {number}")
        make.lives(otter.person, f"other {number}")
        kept, other = (Experience.objects.get(name=f"{one} {number}") for one in ("one", "other"))
        until = timezone.now() + rules.ASKED_FOR
        Question.objects.create(kept=kept, other=other, until=until)
    client = make.signed_in_as(wren)
    assert client.get(PAGE).text.count("Settled on") == queries.A_PAGE
    assert client.get(f"{PAGE}?page=2").text.count("Settled on") == 3
    with assertNumQueries(3):
        queries.page_for(wren.person, 1)


def test_what_is_taken_along_and_forgotten(wren: Peer, otter: Peer, question: Question) -> None:
    from eachother.vocabulary.portability import export  # noqa: PLC0415

    actions.answer(question, Said.DIFFER, by=otter.person, why="Mine had no paper.")
    assert export(wren.person)["asked_whether_these_are_the_same"] == [[KEPT, OTHER]]
    assert export(otter.person)["answered"][0]["why"] == "Mine had no paper."
    actions.forget(otter.person)
    actions.forget(wren.person)
    assert not Answer.objects.exists()
    assert Question.objects.get().asked_by is None
