"""Lists of asks and offers: filtered, paged, found by words, and quick."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eachother.circles.models import Readers
from eachother.exchange import actions, own_words
from eachother.exchange.models import Answer, Kind, Slip
from eachother.exchange.queries import slips as lists
from eachother.exchange.tests import make
from eachother.people import actions as people
from eachother.people.models import Company, Person
from eachother.search.models import Entry


def test_by_kind_and_company(wren: Person, heron: Person) -> None:
    make.a_slip(wren, "Form to fill")
    make.a_slip(wren, "Soup to give", kind=Kind.OFFER, company=Company.A_LAUGH | Company.LISTENING)
    make.a_slip(wren, "Hill to climb", company=Company.A_WALK)
    for asked, there in {
        "": {"Form", "Soup", "Hill"},
        "?kind=ask": {"Form", "Hill"},
        "?kind=offer": {"Soup"},
        "?kind=nonsense&company=x": {"Form", "Soup", "Hill"},
        "?company=8&company=16": {"Soup", "Hill"},
        "?kind=ask&company=8": {"Hill"},
    }.items():
        page = make.seen_by(heron, f"/asks{asked}")
        assert {word for word in ("Form", "Soup", "Hill") if f"{word} to" in page} == there, asked


def test_paged_and_the_choice_goes_along(wren: Person, heron: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "AT_ONCE", 2)
    for n in range(3):
        make.a_slip(wren, f"Number {n}")
    page = make.get(heron, "/asks?kind=ask").text
    assert "/asks?kind=ask&amp;page=2" in page
    assert "Number 0" in make.seen_by(heron, "/asks?kind=ask&page=2")
    for number in ("0", "-1", "x", "99", "٣"):
        assert make.get(heron, f"/asks?page={number}").status_code == 200


def test_who_is_muted_or_blocked_or_has_left_is_not_among_them(wren: Person, heron: Person, otter: Person) -> None:
    slip = make.a_slip(wren)
    people.mute(wren, by=heron)
    assert make.WORDS not in make.seen_by(heron, "/asks")
    people.unmute(wren, by=heron)
    for by, other in ((wren, heron), (heron, wren)):
        people.block(other, by=by)
        assert make.WORDS not in make.seen_by(heron, "/asks")
        assert make.get(heron, f"/asks/{slip.ref}").status_code == 404
        people.unblock(other, by=by)
    Person.objects.filter(pk=wren.pk).update(left_at=timezone.now())
    assert make.get(otter, f"/asks/{slip.ref}").status_code == 404
    assert make.WORDS not in make.seen_by(otter, "/asks")


def test_words_somebody_asked_to_hide_are_folded(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren)
    people.hide("brown envelopes", by=heron)
    for path in ("/asks", f"/asks/{slip.ref}"):
        assert "Something you asked to hide" in make.seen_by(heron, path)


def test_found_by_its_own_words(wren: Person, heron: Person) -> None:
    make.a_slip(wren)
    make.a_slip(wren, "A walk by the canal", company=Company.A_WALK)
    page = make.post(heron, "/asks/words", words="envelope")
    assert "<mark>envelopes</mark>" in page.text
    assert "canal" not in page.text
    assert make.get(heron, "/asks/words")["Location"] == "/asks"
    assert "Nobody asks for this or offers it" in make.post(heron, "/asks/words", words="zeppelin").text
    for typed in ("", "?", "w" * 201):
        assert make.post(heron, "/asks/words", words=typed).status_code == 422


def test_found_only_by_who_may_read_it_and_only_while_it_is_up(wren: Person, heron: Person, otter: Person) -> None:
    kept = make.a_slip(wren, "Secret teapot", circle=make.a_circle(wren, otter))
    open_to_read = make.a_slip(wren, "Open teapot", circle=make.a_circle(wren, name="Open", readers=Readers.EVERYBODY))
    assert found(otter, "teapot") == {kept.pk, open_to_read.pk}
    assert found(heron, "teapot") == {open_to_read.pk}
    assert found(heron, "secret") == set()
    people.mute(wren, by=otter)
    assert found(otter, "teapot") == set()
    actions.put_to_everybody(kept, by=wren)
    assert found(heron, "secret") == {kept.pk}
    actions.reword(kept, actions.Wording("Kettle", kept.until), by=wren)
    assert (found(heron, "secret"), found(heron, "kettle")) == (set(), {kept.pk})
    actions.end(kept, by=wren)
    assert found(heron, "kettle") == set()
    actions.take_back(open_to_read, by=wren)
    assert not Entry.objects.filter(kind=own_words.KIND, thing=open_to_read.pk).exists()


def test_looking_too_often_is_slowed(wren: Person, only: Callable[[str, int], None]) -> None:
    only("look", 1)
    assert make.post(wren, "/asks/words", words="tea").status_code == 200
    assert make.post(wren, "/asks/words", words="tea").status_code == 429


def test_the_words_are_mended_by_a_chore(wren: Person, heron: Person) -> None:
    slip = make.a_slip(wren)
    Slip.objects.update(words="Marmalade")
    assert found(heron, "marmalade") == set()
    assert actions.put_all_words() == 1
    assert found(heron, "marmalade") == {slip.pk}


@pytest.mark.parametrize("many", [3, 18])
def test_no_page_asks_more_when_there_is_more(wren: Person, heron: Person, many: int) -> None:
    circle = make.a_circle(wren, heron, readers=Readers.EVERYBODY)
    until = timezone.localdate() + timedelta(days=9)
    Slip.objects.bulk_create(
        Slip(kind=Kind.ASK, by=wren, circle=circle, words=f"Teapot {n}", until=until) for n in range(many)
    )
    actions.put_all_words()
    mine = Slip.objects.filter(by=wren).earliest("pk")
    crowd = [make.someone(f"Bird {n}") for n in range(many)]
    Answer.objects.bulk_create(Answer(slip=mine, by=one) for one in crowd)
    taken = make.taken_up(mine, heron)
    for way in ("gave", "received"):
        make.post(heron, f"/me/giving/{taken.ref}", **{way: "Tea.", f"{way}-for": "all"})
    for person, path, at_most in (
        (heron, "/asks", 4),
        (heron, f"/circles/{circle.ref}/asks", 5),
        (heron, f"/circles/{circle.ref}", 12),  # the sketches of all rooms
        (heron, "/asks/afterwards", 4),
        (wren, "/asks/mine", 4),
        (wren, f"/asks/{mine.ref}", 6),
        (heron, f"/asks/{mine.ref}", 6),
        (heron, "/me/giving", 6),
    ):
        assert queries(person, path) <= at_most, path
    browser = make.signed_in_as(heron)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browser.post("/asks/words", {"words": "teapot"})
    assert len(asked) <= 8


def queries(person: Person, path: str) -> int:
    browser = make.signed_in_as(person)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


def found(person: Person, words: str) -> set[int]:
    return {one.slip.pk for one in own_words.find(Person.objects.get(pk=person.pk), words, 1).rows}
