"""The circles there are."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from eachother.circles import actions, queries
from eachother.circles.models import SLEEPS_AFTER, Circle, Door, Readers
from eachother.circles.queries import lists
from eachother.circles.tests import make
from eachother.circles.words import people_words
from eachother.people import actions as people
from eachother.people.models import Person, ShownTo


def names(person: Person) -> list[str]:
    return [one.name for one in queries.page_for(person, 1).rows]


def test_mine_then_what_i_share_then_others_and_what_sleeps_at_the_end(
    wren: Person, juniper: Person, otter: Person, heron: Person
) -> None:
    make.a_circle(juniper, name="Asleep, and mine", about=())
    Circle.objects.update(stirred_at=timezone.now() - SLEEPS_AFTER)
    make.a_circle(otter, name="Others", about=("lost my brother",))
    make.a_circle(otter, name="Shared", about=("lying awake",))
    make.a_circle(otter, juniper, name="Mine", about=())
    asked = make.a_circle(otter, name="Asked in", about=("a house too full",), door=Door.INVITATION)
    actions.ask_in(asked, juniper, by=otter)
    assert names(juniper) == ["Asked in", "Mine", "Shared", "Others", "Asleep, and mine"]
    page = make.signed_in_as(juniper).get("/circles")
    titles = ["You are asked in", "Yours", "Round something you have lived", "Others", "Asleep"]
    places = [page.text.index(f">{title}</h2>") for title in titles]
    assert places == sorted(places)


def test_the_reason_is_what_i_have_lived_however_veiled(juniper: Person, otter: Person) -> None:
    """It tells me of myself alone: nobody else's list moves by what I veil."""
    make.say(juniper, "a year away", ShownTo.NODDED)
    make.a_circle(otter, about=("a year away",))
    [circle] = queries.page_for(juniper, 1).rows
    assert circle.rank == lists.SHARED  # type: ignore[attr-defined]
    assert [getattr(one, "shared", None) for one in circle.abouts.all()] == [True]
    assert "you too" in make.signed_in_as(juniper).get("/circles").text
    assert "you too" not in make.signed_in_as(otter).get("/circles").text


def test_one_that_only_opens_by_asking_and_is_read_by_its_people_is_known_to_nobody_else(
    wren: Person, otter: Person
) -> None:
    hidden = make.a_circle(wren, name="The attic", door=Door.INVITATION)
    make.a_circle(wren, name="The porch", door=Door.INVITATION, readers=Readers.EVERYBODY)
    assert names(otter) == ["The porch"]
    assert set(names(wren)) == {"The attic", "The porch"}
    browser = make.signed_in_as(otter)
    for path in ("", "/door", "/people", "/agreement", "/asking", "/leaving"):
        assert browser.get(f"/circles/{hidden.ref}{path}").status_code == 404
    for path in ("/coming", "/knock", "/refusal", "/waking", "/leaving"):
        assert browser.post(f"/circles/{hidden.ref}{path}", {"words": "W"}).status_code == 404


def test_an_empty_place_says_what_could_be_here(wren: Person, client: Client) -> None:
    page = make.signed_in_as(wren).get("/circles")
    assert "No circle yet" in page.text
    assert client.get("/circles")["Location"].startswith("/door")
    assert client.post("/circles").status_code == 405


def test_how_many_in_words(wren: Person, otter: Person, heron: Person) -> None:
    make.a_circle(wren, otter)
    assert "Two people" in make.signed_in_as(heron).get("/circles").text
    assert [people_words(n) for n in (1, 9, 12, 13)] == ["one person", "nine people", "twelve people", "13 people"]


def test_whoever_has_left_or_does_not_exist_for_me_is_not_counted(wren: Person, otter: Person, heron: Person) -> None:
    circle = make.a_circle(wren, otter, heron)
    people.block(otter, by=wren)
    Person.objects.filter(pk=heron.pk).update(left_at=timezone.now())
    for viewer in (wren, otter):
        assert queries.circle_for(viewer, circle.ref).how_many == 1  # type: ignore[attr-defined]


def test_a_thousand_are_paged_and_cost_no_more(
    wren: Person, otter: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        make.a_circle(otter, wren, name=f"With people {number}")
    now = timezone.now()
    Circle.objects.bulk_create(
        Circle(name=f"Circle {n}", words="W", stirred_at=now - timedelta(minutes=n)) for n in range(1000)
    )
    browser = make.signed_in_as(wren)
    page = browser.get("/circles")
    assert page.text.count('class="circle-name"') == queries.AT_ONCE
    assert "More circles" in page.text
    with django_assert_max_num_queries(5):
        browser.get("/circles?page=2")
    for asked in ("51", "0", "x", "9999"):
        assert browser.get(f"/circles?page={asked}").status_code == 200
