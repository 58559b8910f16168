"""One's own pages: kept sealed, written over in order, there for nobody else."""

import json
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from eachother.foundation.refs import new_ref
from eachother.journal import actions, rules
from eachother.journal.models import Kind, Page
from eachother.journal.queries import AT_ONCE
from eachother.people import leaving
from eachother.tests.somebody import Peer, a_peer, script_of, signed_in_as
from eachother.vault.envelopes import read_page
from eachother.vault.sealing import open_page, seal_page

pytestmark = pytest.mark.django_db


def post(wren: Peer, words: str, revision: int = 1, *, kind: str = "plan", ref: str = "") -> dict[str, Any]:
    sealed = seal_page(wren.account, kind=kind, ref=ref or wren.ref, revision=revision, words={"helps": words})
    return {"kind": kind, "revision": revision, "sealed": sealed}


def sent(client: Client, ref: str, body: Any) -> Any:
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(f"/me/pages/{ref}", text, content_type="application/json")


@pytest.fixture
def wren() -> Peer:
    return a_peer("Wren")


def test_a_page_is_kept_and_comes_back_as_it_was(wren: Peer) -> None:
    browser, first, second = script_of(wren), post(wren, "Tea"), post(wren, "Tea, and the cat", 2)
    assert sent(browser, wren.ref, first).status_code == 201
    assert sent(browser, wren.ref, first).status_code == 200
    assert sent(browser, wren.ref, second).json() == {"revision": 2}
    row = browser.get(f"/me/pages/{wren.ref}").json()
    place = {name: row[name] for name in ("kind", "ref", "revision", "sealed")}
    assert open_page(wren.account, **place) == {"helps": "Tea, and the cat"}
    listed = browser.get("/me/pages?kind=plan").json()
    assert listed == {"pages": [row], "more": False}
    assert browser.get("/me/pages?kind=journal").json() == {"pages": [], "more": False}


def test_two_devices_at_once_lose_nothing(wren: Peer) -> None:
    """The second is told what the first kept, and is itself kept nowhere but on its device."""
    browser, here, there = script_of(wren), post(wren, "here"), post(wren, "there")
    sent(browser, wren.ref, here)
    answer = sent(browser, wren.ref, there)
    assert (answer.status_code, answer.json()["reason"]) == (409, "stale")
    assert answer.json()["page"]["sealed"] == here["sealed"]
    assert sent(browser, wren.ref, post(wren, "both", 3)).status_code == 409
    assert sent(browser, wren.ref, post(wren, "both", 2)).status_code == 201
    assert sent(browser, wren.ref, here).status_code == 409


def test_a_page_that_was_thrown_away_elsewhere(wren: Peer) -> None:
    browser = script_of(wren)
    sent(browser, wren.ref, post(wren, "here"))
    for _ in range(2):
        assert signed_in_as(wren).post("/me/plan/removal")["Location"] == "/me/plan?thrown-away"
    answer = sent(browser, wren.ref, post(wren, "again", 2))
    assert (answer.status_code, answer.json()) == (409, {"reason": "stale", "page": None})
    assert sent(browser, wren.ref, post(wren, "again")).status_code == 201


def test_for_everybody_else_there_is_nothing(wren: Peer) -> None:
    juniper = a_peer("Juniper")
    sent(script_of(wren), wren.ref, post(wren, "Tea"))
    other = script_of(juniper)
    assert other.get(f"/me/pages/{wren.ref}").status_code == 404
    assert other.get("/me/pages?kind=plan").json()["pages"] == []
    assert sent(other, wren.ref, post(wren, "Coffee", 2)).status_code == 400
    leaf = new_ref()
    for peer in (wren, juniper):  # the same name says nothing about anybody else
        assert sent(script_of(peer), leaf, post(peer, "Tea", kind="journal", ref=leaf)).status_code == 201
    assert other.get(f"/me/pages?kind=journal&before={wren.ref}").status_code == 404
    assert Client(HTTP_ACCEPT="application/json").get(f"/me/pages/{wren.ref}").status_code == 401


def test_what_is_no_page_is_refused_with_its_reason(wren: Peer) -> None:
    browser, good, leaf = script_of(wren), post(wren, "Tea"), new_ref()
    for ref, body, reason in (
        (wren.ref, "{", "malformed"),
        (wren.ref, [good], "malformed"),
        (wren.ref, {**good, "kind": "list"}, "unknown-kind"),
        (wren.ref, {**good, "sealed": "AAAA"}, "unknown-version"),
        (wren.ref, {**good, "sealed": "AQAA"}, "wrong-length"),
        (leaf, good, "malformed"),
        (wren.ref, {**good, "kind": "journal"}, "malformed"),
    ):
        answer = sent(browser, ref, body)
        assert (answer.status_code, answer.json()["reason"]) == (400, reason), body
    sent(browser, leaf, post(wren, "Tea", kind="journal", ref=leaf))
    for query in ("", "?kind=list", "?kind=plan&before=x"):
        assert browser.get(f"/me/pages{query}").status_code == 400
    assert Page.objects.count() == 1


def test_there_is_an_end_to_how_much_one_keeps(wren: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "PAGES_AT_MOST", 1)
    sent(script_of(wren), wren.ref, post(wren, "Tea"))
    leaf = new_ref()
    answer = sent(script_of(wren), leaf, post(wren, "Tea", kind="journal", ref=leaf))
    assert (answer.status_code, answer.json()["reason"]) == (409, "pages-full")
    assert sent(script_of(wren), wren.ref, post(wren, "More tea", 2)).status_code == 201


def test_nobody_floods_the_disk(wren: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eachother.journal.views.AS_MANY", 2)
    body = post(wren, "Tea")
    assert [sent(script_of(wren), wren.ref, body).status_code for _ in range(3)] == [201, 200, 429]


def test_a_long_journal_is_paged(wren: Peer) -> None:
    refs = [new_ref() for _ in range(AT_ONCE + 2)]
    for ref in refs:
        actions.keep(ref, read_page(post(wren, "Tea", kind="journal", ref=ref)), by=wren.person)
    first = script_of(wren).get("/me/pages?kind=journal").json()
    last = script_of(wren).get(f"/me/pages?kind=journal&before={first['pages'][-1]['ref']}").json()
    assert [one["ref"] for one in first["pages"] + last["pages"]] == refs[::-1]
    assert (first["more"], last["more"]) == (True, False)


def test_there_is_one_plan(wren: Peer) -> None:
    actions.keep(wren.ref, read_page(post(wren, "Tea")), by=wren.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.create(owner=wren.person, ref=new_ref(), kind=Kind.PLAN, revision=1, sealed=b"")


def test_pages_are_taken_along_and_forgotten(wren: Peer) -> None:
    actions.keep(wren.ref, read_page(post(wren, "Tea")), by=wren.person)
    (taken,) = leaving.export(wren.person)["journal"]["pages"]
    assert (taken["kind"], taken["revision"], "sealed" in taken) == ("plan", 1, False)
    for _ in range(2):
        actions.forget(wren.person)
    assert leaving.export(wren.person)["journal"] == {"pages": []}


def test_the_page_asks_nothing_clinical_and_holds_no_words(wren: Peer) -> None:
    actions.keep(wren.ref, read_page(post(wren, "Quagmire tea")), by=wren.person)
    text = signed_in_as(wren).get("/me/plan").text
    assert "Quagmire" not in text
    assert 'name="plan' not in text  # what is written can be sent by no form
