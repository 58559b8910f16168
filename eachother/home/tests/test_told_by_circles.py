"""Choosing how one is told of whatever comes out of a circle."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eachother.circles.models import Circle, Membership
from eachother.home.tests.make import signed_in_as, someone, words_of
from eachother.notices.models import Choice
from eachother.people.models import Person

pytestmark = pytest.mark.django_db


def in_a_circle(person: Person, name: str = "Night owls") -> Circle:
    circle = Circle.objects.create(name=name)
    Membership.objects.create(circle=circle, person=person)
    return circle


def test_a_circle_of_one_s_own_can_be_chosen_for() -> None:
    wren = someone("Wren")
    circle, client = in_a_circle(wren), signed_in_as(wren)
    assert "Night owls" in words_of(client.get("/me/notices").content)
    for _twice in range(2):
        client.post(f"/me/notices/out-of/{circle.ref}", {"told": "weekly"})
    assert list(Choice.objects.values_list("scope", "told")) == [(circle.ref, "weekly")]
    assert "Night owls once a week" in words_of(client.get("/me/notices").content)
    client.post(f"/me/notices/out-of/{circle.ref}", {"told": ""})
    assert not Choice.objects.exists()


def test_what_is_not_offered_for_a_circle_changes_nothing() -> None:
    wren = someone("Wren")
    circle = in_a_circle(wren)
    answer = signed_in_as(wren).post(f"/me/notices/out-of/{circle.ref}", {"told": "loudly"})
    assert (answer.status_code, "Choose one of those below." in answer.text) == (422, True)
    assert not Choice.objects.exists()


def test_the_circle_of_others_is_not_there(client: Client) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    address = f"/me/notices/out-of/{in_a_circle(otter).ref}"
    assert signed_in_as(wren).post(address, {"told": "never"}).status_code == 404
    assert client.post(address, {"told": "never"})["Location"].split("?")[0] == "/door"
    assert "Night owls" not in signed_in_as(wren).get("/me/notices").text


def test_what_one_has_left_is_no_longer_there_to_choose_for() -> None:
    wren = someone("Wren")
    circle = in_a_circle(wren)
    Membership.objects.all().delete()
    assert signed_in_as(wren).post(f"/me/notices/out-of/{circle.ref}", {"told": "never"}).status_code == 404


def test_the_page_asks_few_questions_however_many_circles(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    wren = someone("Wren")
    client = signed_in_as(wren)
    for number in range(25):
        in_a_circle(wren, f"Circle {number}")
    client.get("/me/notices")
    with django_assert_max_num_queries(6):
        page = client.get("/me/notices")
    assert "More of them" in page.text
