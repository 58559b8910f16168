"""Who can do what here also names what people say they carry, for those who are in."""

import pytest
from django.test import Client

from eachother.home.tests.make import signed_in_as, someone
from eachother.people.actions import block, put_on_the_table

pytestmark = pytest.mark.django_db
PAGE = "/who-can-do-what"


def test_it_names_who_carries_what_for_those_who_are_in(client: Client) -> None:
    wren, curlew = someone("Wren"), someone("Curlew")
    assert "Nobody has said anything of the kind" in signed_in_as(wren).get(PAGE).content.decode()
    put_on_the_table("held the keys of a locked ward", by=curlew, since="nineteen years")
    inside = signed_in_as(wren).get(PAGE).content.decode()
    assert "held the keys of a locked ward" in inside
    assert f"/people/{curlew.ref}" in inside
    outside = client.get(PAGE).content.decode()
    assert "locked ward" not in outside
    assert "Curlew" not in outside


def test_who_is_blocked_is_not_on_it() -> None:
    wren, curlew = someone("Wren"), someone("Curlew")
    put_on_the_table("paid to be here", by=curlew)
    block(wren, by=curlew)
    assert "paid to be here" not in signed_in_as(wren).get(PAGE).content.decode()
