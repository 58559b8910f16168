"""Putting up an ask or an offer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from eachother.circles.models import Readers
from eachother.exchange import actions, rules
from eachother.exchange.models import Slip
from eachother.exchange.tests import make
from eachother.people.models import Person
from eachother.people.problems import Conflict


def put_up(person: Person, **sent: object) -> Any:
    fields: dict[str, Any] = {"kind": "ask", "to": "", "words": make.WORDS, "until": make.a_day(), **sent}
    return make.post(person, "/asks/new", **fields)


def test_to_everybody_and_it_stands_there(wren: Person, heron: Person) -> None:
    answer = put_up(wren, company=["64", "128"], time="Thursday mornings", place="by the river")
    slip = Slip.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/asks/{slip.ref}")
    for page in (make.seen_by(heron, "/asks"), make.seen_by(heron, f"/asks/{slip.ref}")):
        assert make.WORDS in page
        assert "Thursday mornings" in page
    assert "forms and letters" in make.seen_by(heron, f"/asks/{slip.ref}")
    assert "Nobody has answered yet" in make.seen_by(heron, "/asks")


def test_the_page_says_who_can_read_it(wren: Person) -> None:
    assert "Whoever it is for can read it, with your name beside it; whoever hosts this could too." in make.seen_by(
        wren, "/asks/new"
    )


def test_to_a_circle_it_is_for_those_who_may_read_there(wren: Person, juniper: Person, heron: Person) -> None:
    circle = make.a_circle(wren, juniper)
    put_up(wren, to=circle.ref)
    slip = Slip.objects.get()
    assert slip.circle == circle
    assert make.WORDS in make.seen_by(juniper, f"/circles/{circle.ref}/asks")
    assert make.WORDS in make.seen_by(juniper, "/asks")
    assert make.WORDS in make.seen_by(juniper, f"/circles/{circle.ref}")
    assert make.WORDS not in make.seen_by(heron, "/asks")
    for path in (f"/asks/{slip.ref}", f"/circles/{circle.ref}/asks", f"/circles/{circle.ref}/asks/afterwards"):
        assert make.get(heron, path).status_code == 404


def test_where_everybody_may_read_they_may_answer_too_but_not_put_up(wren: Person, heron: Person) -> None:
    circle = make.a_circle(wren, readers=Readers.EVERYBODY)
    slip = make.a_slip(wren, circle=circle)
    assert make.post(heron, f"/asks/{slip.ref}/answer", words="I could.").status_code == 302
    assert put_up(heron, to=circle.ref).status_code == 403
    assert put_up(heron, to=make.a_circle(wren, name="Another").ref).status_code == 404
    assert Slip.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"words": " … "}, "A few words, please"),
        ({"words": "w" * 601}, "At most 600 letters. Your words"),
        ({"kind": "order"}, "Is it an ask, or an offer?"),
        ({"until": "soon"}, "A day, please"),
        ({"until": "2026-02-31"}, "A day, please"),
        ({"until": "2001-01-01"}, "That day is past"),
        ({"until": "2999-01-01"}, "That is far away"),
        ({"time": "t" * 81}, "At most 80 letters"),
        ({"place": "p" * 81}, "At most 80 letters"),
    ],
)
def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(wren: Person, wrong: dict[str, str], said: str) -> None:
    answer = put_up(wren, **{"words": "My own words", "place": "the pier", "company": ["64"], **wrong})
    assert answer.status_code == 422
    assert answer.text.count(said) == 1
    assert wrong.get("words", "My own words").strip() in answer.text
    assert wrong.get("place", "the pier") in answer.text
    assert 'value="64" checked' in answer.text
    assert not Slip.objects.exists()


def test_nonsense_for_company_is_left_out(wren: Person) -> None:
    put_up(wren, company=["64", "64", "4096", "x"])
    assert Slip.objects.get().company == 64


def test_sent_twice_it_is_one(wren: Person) -> None:
    assert {put_up(wren)["Location"] for _ in range(3)} == {f"/asks/{Slip.objects.get().ref}"}


def test_signed_out_one_is_led_to_the_door(client: Client, wren: Person) -> None:
    slip = make.a_slip(wren)
    for path in ("/asks", "/asks/new", f"/asks/{slip.ref}", f"/asks/{slip.ref}/wording", "/asks/mine"):
        assert client.get(path)["Location"].startswith("/door")
    assert client.post("/asks/new", {"words": "x"})["Location"].startswith("/door")


def test_only_its_writer_changes_it(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren)
    for way in ("wording", "removal", "end", "renewal", "widening"):
        assert make.post(heron, f"/asks/{slip.ref}/{way}", words="Mine now").status_code == 403
    for way in ("wording", "removal"):
        assert make.get(heron, f"/asks/{slip.ref}/{way}").status_code == 403
    slip.refresh_from_db()
    assert slip.words == make.WORDS


def test_a_get_changes_nothing(wren: Person) -> None:
    slip = make.a_slip(wren)
    for way in ("end", "renewal", "widening", "answer", "answer/removal", "leave", "seen"):
        assert make.get(wren, f"/asks/{slip.ref}/{way}").status_code == 405


def test_it_can_be_put_in_other_words(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren)
    assert make.WORDS in make.get(wren, f"/asks/{slip.ref}/wording").text
    sent = {"words": "A walk instead.", "until": make.a_day(3), "company": ["8"]}
    assert make.post(wren, f"/asks/{slip.ref}/wording", **sent).status_code == 302
    assert "A walk instead." in make.seen_by(heron, "/asks")
    wrong = make.post(wren, f"/asks/{slip.ref}/wording", **{**sent, "words": ""})
    assert (wrong.status_code, "A few words, please" in wrong.text) == (422, True)


def test_taken_back_nothing_of_it_is_left(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren)
    make.an_answer(slip, heron)
    assert "Nothing of it is left" in make.seen_by(wren, f"/asks/{slip.ref}/removal")
    assert make.post(wren, f"/asks/{slip.ref}/removal")["Location"] == "/asks/mine"
    assert make.post(wren, f"/asks/{slip.ref}/removal").status_code == 404
    assert not Slip.objects.exists()


def test_when_its_day_is_over_it_goes_by_itself_and_can_be_put_up_again(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren, days=3)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert make.WORDS in make.seen_by(heron, "/asks")
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        assert make.WORDS not in make.seen_by(heron, "/asks")
        assert make.get(heron, f"/asks/{slip.ref}").status_code == 404
        assert "This one is over." in make.seen_by(wren, "/asks/mine")
        assert make.post(wren, f"/asks/{slip.ref}/renewal", until="x").status_code == 422
        assert make.post(wren, f"/asks/{slip.ref}/renewal", until=make.a_day()).status_code == 302
        assert make.WORDS in make.seen_by(heron, "/asks")


def test_put_up_again_it_is_as_if_new(wren: Person, heron: Person, otter: Person) -> None:
    slip = make.a_slip(wren)
    make.an_answer(slip, heron)
    kept = make.taken_up(slip, otter)
    actions.end(slip, by=wren)
    actions.put_up_again(Slip.objects.get(), timezone.localdate(), by=wren)
    assert list(Slip.objects.get().answers.all()) == [kept]


def test_what_led_to_nothing_goes_after_three_months(wren: Person, heron: Person) -> None:
    make.a_slip(wren, days=1)
    kept = make.a_slip(wren, "Something else", days=1)
    make.taken_up(kept, heron)
    with time_machine.travel(timezone.now() + timedelta(days=80)):
        assert actions.clear() == 0
    with time_machine.travel(timezone.now() + timedelta(days=93)):
        assert actions.clear() == 1
    assert Slip.objects.get() == kept


def test_only_so_many_are_up_at_once(wren: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "UP_AT_ONCE", 2)
    first, second = make.a_slip(wren, "One"), make.a_slip(wren, "Two")
    answer = put_up(wren, words="Three")
    assert (answer.status_code, "Three" in answer.text) == (409, True)
    assert "Twenty of yours are up already" in answer.text
    actions.end(second, by=wren)
    make.a_slip(wren, "Three")
    second.refresh_from_db()
    with pytest.raises(Conflict):
        actions.put_up_again(second, timezone.localdate(), by=wren)
    assert first.is_up


def test_who_floods_is_stopped_and_keeps_the_words(wren: Person, only: Callable[[str, int], None]) -> None:
    only("ask", 2)
    for n in range(2):
        assert put_up(wren, words="").status_code == 422, "a slip of the pen counts for nothing"
        assert put_up(wren, words=f"Number {n}").status_code == 302
    answer = put_up(wren, words="One more")
    assert (answer.status_code, "One more" in answer.text) == (429, True)
    assert "many for one day" in answer.text


def test_saying_it_otherwise_puts_up_nothing_that_is_over(wren: Person) -> None:
    slip = make.a_slip(wren, "Tea?")
    actions.end(slip, by=wren)
    form = {"words": "Coffee?", "until": (timezone.localdate() + timedelta(days=5)).isoformat()}
    answer = make.post(wren, f"/asks/{slip.ref}/wording", **form)
    assert (answer.status_code, "Coffee?" in answer.text) == (410, True)
    slip.refresh_from_db()
    assert (slip.words, slip.is_up) == ("Tea?", False)


def test_what_was_for_a_circle_can_be_put_to_everybody(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren, circle=make.a_circle(wren))
    assert make.get(heron, f"/asks/{slip.ref}").status_code == 404
    assert make.post(wren, f"/asks/{slip.ref}/widening").status_code == 302
    assert make.get(heron, f"/asks/{slip.ref}").status_code == 200
