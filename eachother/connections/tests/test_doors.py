"""Every address: outsiders and the blocked find nothing, the signed out are led away, a GET changes nothing."""

import pytest
from django.test import Client

from eachother.connections.models import Connection, Message, Step
from eachother.connections.tests import make
from eachother.people.actions import block

pytestmark = pytest.mark.django_db

READ = ["", "/end", "/keys", "/messages", "/clauses"]
FORMS = ["/acceptance", "/refusal", "/pause", "/resumption", "/end"]
SCRIPTS = ["/keys", "/messages", "/deletions", "/reading", "/clauses"]
CLAUSE = ["/consents", "/wordings", "/reopenings"]


@pytest.fixture
def addresses(pair: make.Alongside) -> dict[str, list[str]]:
    here, clause = f"/alongside/{pair.ref}", pair.proposes().clause.ref
    return {
        "GET": [here + noun for noun in READ],
        "POST": [here + noun for noun in (*FORMS, *SCRIPTS)] + [f"{here}/clauses/{clause}{noun}" for noun in CLAUSE],
    }


def everything() -> tuple[int, ...]:
    return (Connection.objects.count(), Message.objects.count(), Step.objects.count())


def test_an_outsider_finds_nothing(addresses: dict[str, list[str]], heron: make.Peer) -> None:
    before, herons = everything(), make.script_of(heron)
    assert {herons.get(address).status_code for address in addresses["GET"]} == {404}
    posts = {herons.post(address, "{}", content_type="application/json").status_code for address in addresses["POST"]}
    assert posts == {404}
    assert everything() == before


def test_nor_do_two_who_do_not_exist_for_each_other(addresses: dict[str, list[str]], pair: make.Alongside) -> None:
    block(pair.juniper.person, by=pair.wren.person)
    before = everything()
    for browser in (make.script_of(pair.wren), make.script_of(pair.juniper)):
        assert {browser.get(address).status_code for address in addresses["GET"]} == {404}
        assert {
            browser.post(address, "{}", content_type="application/json").status_code for address in addresses["POST"]
        } == {404}
    assert everything() == before


def test_the_signed_out_are_led_to_the_door(addresses: dict[str, list[str]], client: Client) -> None:
    before = everything()
    for address in (*addresses["GET"], "/alongside"):
        assert client.get(address).headers["Location"].startswith("/door")
        assert client.get(address, headers={"accept": "application/json"}).status_code == 401
    for address in addresses["POST"]:
        assert client.post(address).headers["Location"] == "/door"
    assert everything() == before


def test_a_get_changes_nothing(addresses: dict[str, list[str]], pair: make.Alongside) -> None:
    before, wrens = everything(), make.script_of(pair.wren)
    only_post = set(addresses["POST"]) - set(addresses["GET"])
    assert {wrens.get(address).status_code for address in only_post} == {405}
    assert everything() == before


def test_a_post_from_elsewhere_is_refused(pair: make.Alongside) -> None:
    wrens = make.signed_in_as(pair.wren)
    guarded = type(wrens)(enforce_csrf_checks=True)
    guarded.cookies = wrens.cookies
    assert guarded.post(f"/alongside/{pair.ref}/end").status_code == 403
    assert not Step.objects.filter(state="ended").exists()


def test_nobody_is_named_in_an_address(addresses: dict[str, list[str]]) -> None:
    assert not any(name in address for address in addresses["GET"] + addresses["POST"] for name in ("wren", "juniper"))


@pytest.mark.parametrize("query", ["before=x", "after=-1", "limit=1e3", "before=99999999999999999999"])
def test_paging_says_what_is_wrong(pair: make.Alongside, query: str) -> None:
    answer = make.script_of(pair.wren).get(f"/alongside/{pair.ref}/messages?{query}")
    assert (answer.status_code, answer.json()) == (400, {"reason": "malformed"})
