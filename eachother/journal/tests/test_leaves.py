"""Pages of the journal: an address for each that is only its owner's, and letting go of one."""

import json

import pytest

from eachother.foundation.refs import new_ref
from eachother.journal import actions
from eachother.journal.models import Page
from eachother.people import leaving
from eachother.tests.somebody import Peer, a_peer, signed_in_as
from eachother.vault.envelopes import read_page
from eachother.vault.sealing import seal_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def wren() -> Peer:
    return a_peer("Wren")


def a_leaf(peer: Peer, words: str = "Rain on the quagmire.") -> str:
    ref = new_ref()
    sealed = seal_page(peer.account, kind="journal", ref=ref, revision=1, words={"form": "free", "text": words})
    actions.keep(ref, read_page({"kind": "journal", "revision": 1, "sealed": sealed}), by=peer.person)
    return ref


def test_it_has_an_address_and_no_words_in_the_page(wren: Peer) -> None:
    ref = a_leaf(wren)
    text = signed_in_as(wren).get(f"/me/journal/{ref}").text
    assert "quagmire" not in text
    assert "Where did I get it?" in text
    assert signed_in_as(a_peer("Juniper")).get(f"/me/journal/{ref}").status_code == 404


def test_it_is_let_go_once(wren: Peer) -> None:
    kept, gone = a_leaf(wren), a_leaf(wren)
    browser = signed_in_as(wren)
    assert "Let this page go?" in browser.get(f"/me/journal/{gone}/removal").text
    for _ in range(2):
        assert browser.post(f"/me/journal/{gone}/removal")["Location"] == "/me/journal?let-go"
    assert list(Page.objects.values_list("ref", flat=True)) == [kept]
    assert "It is gone." in browser.get("/me/journal?let-go").text


def test_nobody_lets_go_of_anothers_page_or_of_the_plan_by_it(wren: Peer) -> None:
    ref = a_leaf(wren)
    plan = seal_page(wren.account, kind="plan", ref=wren.ref, revision=1, words={"helps": "Tea"})
    actions.keep(wren.ref, read_page({"kind": "plan", "revision": 1, "sealed": plan}), by=wren.person)
    signed_in_as(a_peer("Juniper")).post(f"/me/journal/{ref}/removal")
    signed_in_as(wren).post(f"/me/journal/{wren.ref}/removal")
    assert Page.objects.count() == 2
    assert signed_in_as(wren).get(f"/me/journal/{wren.ref}").status_code == 404


def test_it_is_taken_along_and_forgotten(wren: Peer) -> None:
    ref = a_leaf(wren)
    (taken,) = leaving.export(wren.person)["journal"]["pages"]
    assert (taken["ref"], taken["kind"]) == (ref, "journal")
    assert "quagmire" not in json.dumps(taken)
    actions.forget(wren.person)
    assert not Page.objects.exists()
