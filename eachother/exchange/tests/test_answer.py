"""Answering an ask or an offer, and taking an answer up."""

from collections.abc import Callable

import pytest
from django.test import Client

from eachother.connections import actions as connections
from eachother.connections.tests import make as alongside
from eachother.exchange import actions
from eachother.exchange.models import Answer, Kind, Slip
from eachother.exchange.tests import make
from eachother.live.hub import hub
from eachother.notices.queries import counts_by_place, waiting_for
from eachother.people import actions as people
from eachother.people.models import Acquaintance, Person

HERS = "I have a kettle and a letter opener."


def titles(person: Person) -> list[str]:
    return [str(card.title) for card in waiting_for(Person.objects.get(pk=person.pk))]


def test_somebody_could_and_the_writer_reads_it(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren)
    people.put_on_the_table("paid to open letters", by=heron)
    answer = make.post(heron, f"/asks/{slip.ref}/answer", words=f"  {HERS}\n")
    assert answer["Location"] == f"/asks/{slip.ref}"
    page = make.seen_by(wren, f"/asks/{slip.ref}")
    assert HERS in page
    assert "paid to open letters" in page, "what power they carry stands there too"
    assert titles(wren) == ["Heron could do what you asked for"]
    assert counts_by_place(wren)["circles"] == 1
    assert "You answered." in make.seen_by(heron, f"/asks/{slip.ref}")


def test_an_offer_is_answered_in_its_own_words(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren, "Soup on Thursdays.", kind=Kind.OFFER)
    assert "I’d like that" in make.seen_by(heron, f"/asks/{slip.ref}")
    make.an_answer(slip, heron)
    assert titles(wren) == ["Heron would like what you offer"]


def test_others_read_no_answers(wren: Person, heron: Person, otter: Person) -> None:
    slip = make.a_slip(wren)
    make.an_answer(slip, heron, HERS)
    for path in ("/asks", f"/asks/{slip.ref}"):
        page = make.seen_by(otter, path)
        assert HERS not in page
        assert "Heron" not in page
    assert "Somebody has answered" in make.seen_by(otter, "/asks")


def test_what_nobody_has_answered_stands_first(wren: Person, heron: Person) -> None:
    older, newer = make.a_slip(wren, "The older"), make.a_slip(wren, "The newer")
    page = make.seen_by(heron, "/asks")
    assert page.index("The newer") < page.index("The older")
    make.an_answer(newer, heron)
    page = make.seen_by(heron, "/asks")
    assert page.index("The older") < page.index("The newer")
    assert older.is_up


def test_answered_twice_it_is_once_and_the_last_words_count(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren)
    for words in ("First.", "Second."):
        make.post(heron, f"/asks/{slip.ref}/answer", words=words)
    assert Answer.objects.get().words == "Second."
    assert len(titles(wren)) == 1


def test_nobody_answers_themselves(wren: Person) -> None:
    slip = make.a_slip(wren)
    assert make.post(wren, f"/asks/{slip.ref}/answer", words="I").status_code == 302
    assert not Answer.objects.exists()


def test_words_that_are_too_long_stay_in_their_field(wren: Person, heron: Person) -> None:
    slip, long = make.a_slip(wren), "w" * 301
    page = make.post(heron, f"/asks/{slip.ref}/answer", words=long)
    assert (page.status_code, long in page.text) == (422, True)
    assert "At most 300 letters. Your words are still in the field." in page.text


def test_who_floods_is_stopped_and_keeps_the_words(
    wren: Person, heron: Person, only: Callable[[str, int], None]
) -> None:
    only("answer", 1)
    first, second = make.a_slip(wren, "One"), make.a_slip(wren, "Two")
    assert make.post(heron, f"/asks/{first.ref}/answer", words="Yes").status_code == 302
    page = make.post(heron, f"/asks/{second.ref}/answer", words="Me too, gladly")
    assert (page.status_code, "Me too, gladly" in page.text) == (429, True)


def test_what_is_over_cannot_be_answered(wren: Person, heron: Person, otter: Person) -> None:
    slip = make.a_slip(wren)
    make.an_answer(slip, heron)
    actions.end(slip, by=wren)
    assert make.post(otter, f"/asks/{slip.ref}/answer", words="Late").status_code == 404
    page = make.post(heron, f"/asks/{slip.ref}/answer", words="Changed")
    assert (page.status_code, "It is over" in page.text) == (410, True)


def test_an_answer_taken_back_leaves_nothing(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren)
    make.an_answer(slip, heron)
    for _ in range(2):
        assert make.post(heron, f"/asks/{slip.ref}/answer/removal").status_code == 302
    assert not Answer.objects.exists()
    assert titles(wren) == []
    actions.end(slip, by=wren)
    assert make.get(heron, f"/asks/{slip.ref}").status_code == 404


def test_taken_up_both_may_say_hello(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren)
    answer = make.an_answer(slip, heron)
    for _ in range(2):
        assert make.post(wren, f"/asks/{slip.ref}/answers/{answer.ref}/taking-up").status_code == 302
    assert Acquaintance.objects.count() == 1
    assert (titles(wren), titles(heron)) == ([], ["Wren takes up your answer"])
    for one, other in ((wren, heron), (heron, wren)):
        page = make.get(one, f"/asks/{slip.ref}").text
        assert f"/alongside/with/{other.ref}" in page
        assert make.get(one, f"/alongside/with/{other.ref}").status_code == 200


def test_several_can_answer_and_who_is_not_taken_up_is_told_nothing(
    wren: Person, heron: Person, otter: Person, juniper: Person
) -> None:
    slip = make.a_slip(wren)
    answer, other = make.an_answer(slip, heron), make.an_answer(slip, otter, "I could too.")
    make.an_answer(slip, juniper)
    before = make.seen_by(juniper, f"/asks/{slip.ref}")
    assert make.post(wren, f"/asks/{slip.ref}/answers/{other.ref}/putting-aside").status_code == 302
    assert "What you put aside" in make.seen_by(wren, f"/asks/{slip.ref}")
    assert make.seen_by(juniper, f"/asks/{slip.ref}") == before
    aside, waits = (make.seen_by(one, f"/asks/{slip.ref}") for one in (otter, juniper))
    assert aside.replace("I could too.", HERS).replace(" O Otter ", " J Juniper ") == waits
    actions.take_up(answer, by=wren)
    for one in (otter, juniper):
        page = make.seen_by(one, f"/asks/{slip.ref}")
        assert "It was taken up with somebody." in page
        assert "Heron" not in page
        assert titles(one) == []
    actions.end(slip, by=wren)
    assert "It was taken up with somebody, and is over." in make.seen_by(otter, f"/asks/{slip.ref}")
    assert "aside" not in make.seen_by(otter, f"/asks/{slip.ref}")
    actions.take_up(other, by=wren)
    assert titles(otter) == ["Wren takes up your answer"], "after all"


def test_only_whoever_wrote_it_takes_up_and_only_what_was_answered_to_it(
    wren: Person, heron: Person, otter: Person
) -> None:
    slip, another = make.a_slip(wren), make.a_slip(otter, "Another")
    answer = make.an_answer(slip, heron)
    for way in ("taking-up", "putting-aside"):
        assert make.post(heron, f"/asks/{slip.ref}/answers/{answer.ref}/{way}").status_code == 403
        assert make.post(otter, f"/asks/{another.ref}/answers/{answer.ref}/{way}").status_code == 404
        assert make.get(wren, f"/asks/{slip.ref}/answers/{answer.ref}/{way}").status_code == 405
    assert Answer.objects.get().taken_up_at is None
    assert not Acquaintance.objects.exists()


def test_in_a_circle_one_cannot_read_nobody_answers(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren, circle=make.a_circle(wren))
    for way in ("answer", "answer/removal", "leave", "seen"):
        assert make.post(heron, f"/asks/{slip.ref}/{way}", words="x").status_code == 404


def test_signed_out_nothing_is_answered(client: Client, wren: Person) -> None:
    slip = make.a_slip(wren)
    for way in ("answer", "answer/removal", "leave", "seen"):
        assert client.post(f"/asks/{slip.ref}/{way}")["Location"] == "/door"


def test_what_has_been_read_waits_no_more(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren)
    make.taken_up(slip, heron)
    assert titles(heron) == ["Wren takes up your answer"]
    assert make.post(heron, f"/asks/{slip.ref}/seen")["Location"] == "/"
    assert titles(heron) == []


def test_open_pages_are_told(
    wren: Person, heron: Person, django_capture_on_commit_callbacks: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[frozenset[int], tuple[str, ...]]] = []
    monkeypatch.setattr(hub, "tell", lambda people, topics: told.append((people, topics)))
    slip = make.a_slip(wren)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        make.an_answer(slip, heron)
    topic = f"ask:{slip.ref}"
    assert {person for people, topics in told if topic in topics for person in people} == {wren.pk, heron.pk}
    assert f"changed:{topic}" in make.get(wren, f"/asks/{slip.ref}").text


def test_a_conversation_that_began_with_it_can_end_with_it(db: None) -> None:
    wren, heron = alongside.a_peer("Wren"), alongside.a_peer("Heron")
    slip = make.a_slip(wren.person)
    answer = make.taken_up(slip, heron.person)
    pair = alongside.come_alongside(heron, wren)
    answer.refresh_from_db()
    assert answer.connection == pair.connection
    assert titles(heron.person) == ["Wren came alongside"]
    for one in (wren, heron):
        page = make.get(one.person, f"/asks/{slip.ref}").text
        assert f"/alongside/{pair.ref}" in page
        assert "It may end with it too" not in page, "not while it is up"
    actions.end(slip, by=wren.person)
    assert "It may end with it too" in make.get(heron.person, f"/asks/{slip.ref}").text
    connections.end(pair.connection, by=wren.person)
    assert "It may end with it too" not in make.get(heron.person, f"/asks/{slip.ref}").text


def test_a_conversation_that_was_there_before_stays_apart(db: None) -> None:
    wren, heron = alongside.a_peer("Wren"), alongside.a_peer("Heron")
    alongside.come_alongside(heron, wren)
    answer = make.taken_up(make.a_slip(wren.person), heron.person)
    assert answer.connection is None
    assert Slip.objects.get().answers.get() == answer
