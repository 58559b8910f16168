"""Who may come across somebody, and who may nod to them; and that nobody finds out which it is."""

import pytest

from eachother.finding import actions
from eachother.finding.models import Posting
from eachother.finding.tests.make import names_in_sight, say, signed_in_as, someone
from eachother.people import actions as people
from eachother.people import queries
from eachother.people.models import FoundBy, How, NoddedBy, Person, ShownTo
from eachother.people.problems import Problem

pytestmark = pytest.mark.django_db
SHARED = "a hospital stay"


@pytest.fixture
def wren() -> Person:
    return someone("Wren", SHARED)


@pytest.fixture
def fern() -> Person:
    return someone("Fern", SHARED)


def be(person: Person, found: FoundBy = FoundBy.SHARING, nodded: NoddedBy = NoddedBy.SEEING) -> None:
    people.be_found_by(found, nodded, by=person)
    actions.place(person)


def nods_from_the_page(wren: Person, fern: Person) -> int:
    status: int = signed_in_as(wren).post(f"/people/{fern.ref}/nod").status_code
    return status


def offered(wren: Person, fern: Person) -> bool:
    return f"/people/{fern.ref}/nod" in signed_in_as(wren).get(f"/people/{fern.ref}").text


def test_the_page_takes_both_choices(fern: Person) -> None:
    client = signed_in_as(fern)
    said = {"found_by": "nodded", "nodded_by": "nobody"}
    assert client.post("/me/boundaries/found", said)["Location"] == "/me/boundaries?kept"
    kept = Person.objects.get(pk=fern.pk)
    assert (kept.found_by, kept.nodded_by) == (FoundBy.NODDED, NoddedBy.NOBODY)
    client.post("/me/boundaries/found", said | {"found_by": "everybody"})
    assert Person.objects.get(pk=fern.pk).found_by == FoundBy.NODDED, "what is none of the ways changes nothing"
    client.post("/me/boundaries/found", {"found_by": "sharing", "nodded_by": "seeing"})
    assert Person.objects.get(pk=fern.pk).hidden_at is None


@pytest.mark.parametrize("found", [FoundBy.NODDED, FoundBy.NOBODY])
def test_hidden_they_are_on_no_list(wren: Person, fern: Person, found: FoundBy) -> None:
    people.put_on_the_table("paid to be here", by=fern)
    people.open_up(How.AROUND, by=fern)
    be(fern, found)
    assert names_in_sight(wren) == []
    assert queries.open_to(wren) == []
    assert queries.powers_on_the_table(wren) == []
    assert queries.who_sees_openness_of(fern) == set(), "nobody is told of what they do not see"
    assert not Posting.objects.filter(person=fern).exists()
    assert "Fern" not in signed_in_as(wren).get("/people").text


@pytest.mark.parametrize(("found", "sees"), [(FoundBy.NODDED, True), (FoundBy.NOBODY, False)])
def test_whom_they_have_nodded_with_sees_them_if_they_like(
    wren: Person, fern: Person, found: FoundBy, sees: bool
) -> None:
    people.put_on_the_table("paid to be here", by=fern)
    people.open_up(How.AROUND, by=fern)
    be(fern, found)
    actions.nod(wren, by=fern)
    actions.nod(fern, by=wren)
    assert (fern.ref in [one.ref for one in queries.open_to(wren)]) is sees
    assert (fern in queries.powers_on_the_table(wren)) is sees
    assert (wren.pk in queries.who_sees_openness_of(fern)) is sees
    assert ("Around" in signed_in_as(wren).get(f"/people/{fern.ref}").text) is sees


def test_whom_they_have_nodded_to_comes_across_them(wren: Person, fern: Person) -> None:
    be(fern, FoundBy.NODDED)
    otter = someone("Otter", SHARED)
    actions.nod(wren, by=fern)
    assert "Fern" in signed_in_as(wren).get("/people").text
    assert "Fern" not in signed_in_as(otter).get("/people").text
    be(fern, FoundBy.NOBODY)
    assert "Fern" not in signed_in_as(wren).get("/people").text


@pytest.mark.parametrize(
    ("nodded", "shares", "lets"),
    [
        (NoddedBy.SEEING, False, True),
        (NoddedBy.SHARING, True, True),
        (NoddedBy.SHARING, False, False),
        (NoddedBy.NOBODY, True, False),
    ],
)
def test_who_may_nod(wren: Person, nodded: NoddedBy, shares: bool, lets: bool) -> None:
    fern = someone("Fern", SHARED if shares else "night shifts")
    be(fern, nodded=nodded)
    assert offered(wren, fern) is lets
    assert nods_from_the_page(wren, fern) == (302 if lets else 404)
    if not lets:
        with pytest.raises(Problem, match="not-now"):
            actions.nod(fern, by=wren)


@pytest.mark.parametrize("found", list(FoundBy))
@pytest.mark.parametrize("nodded", list(NoddedBy))
def test_whoever_nods_first_may_be_nodded_back_to(wren: Person, fern: Person, found: FoundBy, nodded: NoddedBy) -> None:
    be(fern, found, nodded)
    actions.nod(wren, by=fern)
    assert offered(wren, fern)
    assert nods_from_the_page(wren, fern) == 302
    assert queries.acquainted_ids(wren) == {fern.pk}


def test_where_no_nod_is_wanted_the_card_offers_none(wren: Person, fern: Person) -> None:
    be(fern, nodded=NoddedBy.NOBODY)
    page = signed_in_as(wren).get("/people").text
    assert "Fern would rather nod first." in page
    assert f"/people/{fern.ref}/nod" not in page


def test_why_somebody_cannot_be_nodded_to_is_not_told(wren: Person) -> None:
    """Hidden, nodded to by nobody, sharing nothing: the page and the answer are the same."""
    pages = set()
    for found, nodded, lived in (
        (FoundBy.NOBODY, NoddedBy.SEEING, "night shifts"),
        (FoundBy.NODDED, NoddedBy.SHARING, "night shifts"),
        (FoundBy.SHARING, NoddedBy.SHARING, "night shifts"),
        (FoundBy.SHARING, NoddedBy.NOBODY, "night shifts"),
    ):
        fern = someone("Fern", lived)
        Person.objects.filter(pk=fern.pk).update(ref="c" * 16)  # a face is drawn by it
        fern.refresh_from_db()
        be(fern, found, nodded)
        client = signed_in_as(wren)
        page = client.get(f"/people/{fern.ref}").text.replace(fern.ref, "…")
        answer = client.post(f"/people/{fern.ref}/nod")
        pages.add((page.split("<main")[1].split("</main>")[0], answer.status_code))
        fern.delete()
    assert len(pages) == 1


def test_nobody_learns_by_a_nod_what_is_veiled(wren: Person) -> None:
    """Only what both show each other counts, or one could try experiences until the nod is offered."""
    fern = someone("Fern", "night shifts")
    say(fern, "hearing voices", ShownTo.SHARERS)
    say(fern, "a year in hospital", ShownTo.NODDED)
    be(fern, nodded=NoddedBy.SHARING)
    for thing in ("hearing voices", "a year in hospital"):
        say(wren, thing, ShownTo.NODDED)
    assert nods_from_the_page(wren, fern) == 404


def test_one_sees_as_one_is_seen(wren: Person) -> None:
    """A hidden person does not see what is for people who share it by claiming it."""
    fern = someone("Fern", "night shifts")
    say(fern, "hearing voices", ShownTo.SHARERS)
    say(wren, "hearing voices")
    page = f"/people/{fern.ref}"
    assert "hearing voices" in signed_in_as(wren).get(page).text
    be(wren, FoundBy.NOBODY)
    assert "hearing voices" not in signed_in_as(wren).get(page).text
    people.open_up(How.AROUND, by=fern)
    assert queries.open_to(wren) == []
    assert queries.who_sees_openness_of(fern) == set()
    people.acquaint(wren, fern)
    assert "hearing voices" in signed_in_as(wren).get(page).text
    assert [one.ref for one in queries.open_to(wren)] == [fern.ref]
    assert queries.who_sees_openness_of(fern) == {wren.pk}
