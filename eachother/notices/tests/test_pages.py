"""The page of all that waits, and the page of choices."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from eachother.notices.actions import tell
from eachother.notices.kinds import Kind
from eachother.notices.models import Choice, Manner, Notice, Told
from eachother.notices.queries import COUNTED, ON_TODAY
from eachother.notices.tests.make import kind, someone
from eachother.people.models import Person
from eachother.tests.somebody import signed_in_as, words_of

pytestmark = pytest.mark.django_db
KINDS, TIME = "/me/notices/kinds", "/me/notices/time"


@pytest.fixture
def many(wave: Kind) -> Iterator[Person]:
    """Somebody for whom more waits than a badge counts."""
    wren, otter = someone("Wren"), someone("Otter")
    for number in range(COUNTED + 5):
        tell(wren, wave.name, about=f"{number:a>16}", by=otter)
    yield wren


def test_all_that_waits_stands_there_page_by_page(many: Person) -> None:
    client, seen = signed_in_as(many), 0
    for number in range(1, 7):
        page = client.get(f"/notices?page={number}")
        seen += page.text.count("Otter · tests.wave")
        assert ("Older ones" in page.text) == (number < 6)
    assert seen == COUNTED + 5


def test_today_leads_there_when_more_waits_than_fits(many: Person, wave: Kind) -> None:
    today = signed_in_as(many).get("/today").text
    assert '<a href="/notices">All that waits for you</a>' in today
    assert today.count("Otter · tests.wave") == ON_TODAY
    otter = someone("Fox")
    for number in range(ON_TODAY):
        tell(otter, wave.name, about=f"{number:a>16}")
    assert "All that waits" not in signed_in_as(otter).get("/today").text


def test_what_was_gathered_stands_together_on_today(wave: Kind) -> None:
    wren, otter, heron = someone("Wren"), someone("Otter"), someone("Heron")
    tell(wren, wave.name, about=otter.ref, by=otter)
    tell(wren, wave.name, about=heron.ref, by=heron)
    Notice.objects.filter(by=heron).update(shown_from=timezone.now())
    said = words_of(signed_in_as(wren).get("/today").content)
    assert "Otter · tests.wave While you were away Heron · tests.wave just now" in said


def test_nothing_waits() -> None:
    assert "Nothing is waiting" in words_of(signed_in_as(someone("Wren")).get("/notices").content)


def test_the_pages_ask_few_questions(many: Person, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    client = signed_in_as(many)
    for address in ("/notices", "/notices?page=6", "/me/notices"):
        client.get(address)
        with django_assert_max_num_queries(6):
            client.get(address)


@pytest.mark.parametrize("address", ["/notices", "/me/notices"])
def test_they_are_for_those_who_are_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"].split("?")[0] == "/door"
    assert signed_in_as(someone("Wren")).post(address).status_code == 405


def test_a_choice_for_a_kind_is_kept_and_shown() -> None:
    wren = someone("Wren")
    client = signed_in_as(wren)
    answer = client.post(KINDS, {"told-nods": "daily", "told-door": "never", "told-words": "now"})
    assert (answer.status_code, answer["Location"]) == (302, "/me/notices?kept")
    assert dict(Choice.objects.values_list("group", "told")) == {"nods": "daily", "door": "never"}
    page = client.get("/me/notices?kept").text
    assert 'name="told-nods" value="daily" checked' in page
    assert "What waits already goes by it too." in page


def test_a_kind_that_is_not_sent_stays_as_it_is() -> None:
    client = signed_in_as(someone("Wren"))
    client.post(KINDS, {"told-nods": "daily"})
    client.post(KINDS, {"told-door": "weekly", "told-nobody-s": "never"})
    assert dict(Choice.objects.values_list("group", "told")) == {"nods": "daily", "door": "weekly"}


@pytest.mark.parametrize(
    ("address", "said"), [(KINDS, {"told-nods": "loudly"}), (TIME, {"hour": "25", "weekday": "0"}), (TIME, {})]
)
def test_what_is_not_offered_is_said_plainly_and_changes_nothing(address: str, said: dict[str, str]) -> None:
    answer = signed_in_as(someone("Wren")).post(address, said)
    assert answer.status_code == 422
    assert "Choose one of those below." in answer.text
    assert not Choice.objects.exists()
    assert not Manner.objects.exists()


def test_the_hour_and_the_day_are_kept() -> None:
    wren = someone("Wren")
    client = signed_in_as(wren)
    client.post(TIME, {"hour": "8", "weekday": "2"})
    client.post(TIME, {"hour": "21", "weekday": "2"})
    assert list(Manner.objects.values_list("person__name", "hour", "weekday", "names_since")) == [("Wren", 21, 2, None)]
    assert 'name="hour" value="21" checked' in client.get("/me/notices").text


@pytest.mark.parametrize("address", [KINDS, TIME, f"/me/notices/out-of/{'a' * 16}"])
def test_choices_are_sent_never_fetched(address: str) -> None:
    assert signed_in_as(someone("Wren")).get(address).status_code == 405


def test_every_group_of_a_room_has_words() -> None:
    said = words_of(signed_in_as(someone("Wren")).get("/me/notices").content)
    for words in ("Somebody nods to you", "Somebody writes to you", "Somebody knocks at the door", "Somebody is new"):
        assert words in said


def test_the_rule_stands_on_the_page() -> None:
    said = words_of(signed_in_as(someone("Wren")).get("/me/notices").content)
    assert "What you chose for a circle holds before what you chose for a kind of thing" in said


def test_a_kind_told_to_one_who_gathers_is_on_no_page_before_its_hour() -> None:
    wren = someone("Wren")
    with kind("tests.slow") as slow:
        Choice.objects.create(person=wren, group=slow.group.key, told=Told.DAILY)
        tell(wren, slow.name, about="a" * 16)
        assert "tests.slow" not in signed_in_as(wren).get("/notices").text
