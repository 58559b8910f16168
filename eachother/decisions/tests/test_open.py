"""Opening a question, and saying what would help."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from eachother.circles.models import Circle, Readers
from eachother.decisions.models import Answer, Decision, Inquiry, Outcome, Statement, Step
from eachother.decisions.rules import lengths
from eachother.decisions.tests import make
from eachother.foundation.refs import new_ref
from eachother.notices.models import Notice
from eachother.people.models import Person

POSTS = ("/inquiries", "/statements", "/round", "/voice", "/seen")


def test_anybody_here_opens_one_for_everybody(wren: Person, juniper: Person) -> None:
    browser, once = make.signed_in_as(wren), new_ref()
    for _twice in range(2):
        form = {"question": make.QUESTION, "words": make.WORDS, "kind": "consent", "once": once}
        assert browser.post("/decisions/new", form).status_code == 302
    decision = Decision.objects.get()
    assert (decision.circle, decision.opened_by, decision.state) == (None, wren, "understand")
    assert list(Notice.objects.values_list("person", "kind", "about")) == [
        (juniper.pk, "decision-opened", decision.ref)
    ]
    today = make.signed_in_as(juniper).get("/today").text
    assert "A question is on the table" in today
    assert make.signed_in_as(juniper).post(make.at(decision, "/seen")).status_code == 302
    assert not Notice.objects.exists()


def test_what_does_not_fit_stays_in_its_field(circle: Circle, wren: Person) -> None:
    browser = make.signed_in_as(wren)
    for form, says in (
        ({"question": " ? ", "words": "and why"}, "One sentence is enough"),
        ({"question": "q" * 201, "words": "and why"}, "At most 200 letters"),
        ({"question": make.QUESTION, "words": "w" * 2001}, "At most 2000 letters"),
        ({"question": make.QUESTION, "words": "and why", "kind": "dice"}, ""),
        ({"question": make.QUESTION, "words": "and why", "mode": "loud"}, ""),
    ):
        answer = browser.post(f"/circles/{circle.ref}/decisions/new", {"kind": "consent", **form})
        assert (answer.status_code, says in answer.text) == (422, True), form
        assert form["words"] in answer.text
    assert not Decision.objects.exists()


def test_signed_out_outside_and_get(circle: Circle, wren: Person, heron: Person, client: Any) -> None:
    decision = make.asked(circle, wren)
    reads = make.signed_in_as(heron)
    assert "You may read along" in reads.get(make.at(decision)).text
    for path in (*POSTS, "/proposal", "/rest"):
        assert client.post(make.at(decision, path)).headers["Location"].startswith("/door")
    for path in POSTS:
        assert make.signed_in_as(wren).get(make.at(decision, path)).status_code == 405
    for path in ("/inquiries", "/statements", "/round", "/voice", "/proposal", "/rest"):
        assert reads.post(make.at(decision, path), {"words": "Hm"}).status_code == 403
    assert reads.get(f"/circles/{circle.ref}/decisions/new").status_code == 403
    assert not (Inquiry.objects.exists() or Statement.objects.exists())


def test_what_a_circle_keeps_to_itself_is_nowhere_else(wren: Person, juniper: Person, heron: Person) -> None:
    kept = make.a_circle(wren, juniper, readers=Readers.CIRCLE)
    decision = make.asked(kept, wren)
    outside = make.signed_in_as(heron)
    for path in ("", "/proposal", "/rest"):
        assert outside.get(make.at(decision, path)).status_code == 404
    for path in POSTS:
        assert outside.post(make.at(decision, path)).status_code == 404
    assert make.QUESTION not in outside.get("/decisions").text
    assert outside.get(f"/circles/{kept.ref}/decisions").status_code == 404


def test_what_would_help_and_what_others_know(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = make.a_question(circle, wren)
    browser, once = make.signed_in_as(juniper), new_ref()
    for _twice in range(2):
        browser.post(make.at(decision, "/inquiries"), {"words": "Who is there?", "once": once})
    inquiry = Inquiry.objects.get()
    for _twice in range(2):
        browser.post(make.at(decision, f"/inquiries/{inquiry.ref}/answers"), {"words": "Four.", "once": once})
    assert Answer.objects.count() == 1
    empty = browser.post(make.at(decision, "/inquiries"), {"words": " … "})
    assert (empty.status_code, "One sentence is enough" in empty.text) == (422, True)
    long = browser.post(make.at(decision, f"/inquiries/{inquiry.ref}/answers"), {"words": "w" * 1001})
    assert (long.status_code, "w" * 1001 in long.text) == (422, True)
    other = make.a_question(circle, wren, question="And the window?")
    assert browser.post(make.at(other, f"/inquiries/{inquiry.ref}/answers"), {"words": "Hm"}).status_code == 404


def test_those_not_yet_heard_come_first(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = make.a_question(circle, wren)
    for person, words in ((wren, "first of Wren"), (wren, "second of Wren"), (juniper, "first of Juniper"),
                          (wren, "third of Wren"), (otter, "first of Otter")):  # fmt: skip
        make.signed_in_as(person).post(make.at(decision, "/statements"), {"words": words})
    page = make.signed_in_as(otter).get(make.at(decision)).text
    order = ["first of Wren", "first of Juniper", "first of Otter", "second of Wren", "third of Wren"]
    assert sorted(order, key=page.index) == order
    own = Statement.objects.get(words="second of Wren")
    assert make.signed_in_as(juniper).post(make.at(decision, f"/statements/{own.ref}/removal")).status_code == 404
    for status in (302, 404):
        taken = make.signed_in_as(wren).post(make.at(decision, f"/statements/{own.ref}/removal"))
        assert taken.status_code == status


def test_so_often_and_no_oftener(circle: Circle, wren: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lengths.A_DAY, "opening", 1)
    monkeypatch.setitem(lengths.A_DAY, "saying", 1)
    browser = make.signed_in_as(wren)
    form = {"question": make.QUESTION, "kind": "consent"}
    assert [browser.post("/decisions/new", form).status_code for _ in range(2)] == [302, 429]
    decision = Decision.objects.get()
    said = [browser.post(make.at(decision, "/statements"), {"words": "Hm, hm"}) for _ in range(2)]
    assert [one.status_code for one in said] == [302, 429]
    assert "Hm, hm" in said[1].text


def test_lists_are_paged_and_take_the_same_queries(
    circle: Circle, wren: Person, django_assert_max_num_queries: Any
) -> None:
    browser = make.signed_in_as(wren)
    for number in range(25):
        make.asked(circle, wren) if number % 2 else make.a_question(None, wren)
    browser.get("/decisions")
    with django_assert_max_num_queries(12):
        page = browser.get("/decisions").text
    assert page.count("decision-name") == 20
    assert "?page=2" in page
    assert browser.get("/decisions?page=2").text.count("decision-name") == 5
    assert browser.get(f"/circles/{circle.ref}/decisions").text.count("decision-name") == 12


def test_the_page_of_one_takes_the_same_queries_however_much_is_in_it(
    circle: Circle, wren: Person, juniper: Person, otter: Person
) -> None:
    decision = make.asked(circle, wren)
    browser = make.signed_in_as(wren)
    make.says(decision, juniper, words="")
    counted = []
    for _more in range(2):
        for person in (wren, juniper, otter):
            make.signed_in_as(person).post(make.at(decision, "/statements"), {"words": "Hm"})
            make.signed_in_as(person).post(make.at(decision, "/inquiries"), {"words": "Who?"})
        browser.get(make.at(decision))

        with CaptureQueriesContext(connection) as queries:
            browser.get(make.at(decision))
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[0] < 40


def test_the_database_holds_it(circle: Circle, wren: Person) -> None:
    decision = make.a_question(circle, wren)
    for broken in (
        lambda: Decision.objects.filter(pk=decision.pk).update(state="closed"),
        lambda: Decision.objects.filter(pk=decision.pk).update(state="nowhere"),
        lambda: Step.objects.create(decision=decision, number=1, state="shaping"),
        lambda: Outcome.objects.bulk_create(Outcome(decision=decision, ended="rests") for _ in range(2)),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken()
