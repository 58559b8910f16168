"""Riverside is filled with life, and what is in it is as the rooms would have made it."""

from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.utils import timezone

from eachother.community.models import Door
from eachother.community.queries import current
from eachother.connections.models import Connection, State
from eachother.connections.queries import list_for
from eachother.demo import reading
from eachother.demo.riverside import PASSPHRASES, DemoPerson, NotEmptyError, fill
from eachother.finding.models import Nod, Posting, Tie
from eachother.finding.queries import matches_for, own_of
from eachother.home.queries import here_now
from eachother.home.tests.make import signed_in_as, words_of
from eachother.knocks.actions import say_come_in
from eachother.knocks.queries import page_for
from eachother.notices.queries import waiting_for
from eachother.people.models import Arrival, Block, Person, Slot
from eachother.people.queries import acquainted_ids, is_founder
from eachother.tests.seats import opened
from eachother.vault.sealing import Account
from eachother.vault.sealing.boxes import derive, salt_for, split


def called(name: str) -> Person:
    return Person.objects.get(name=name)


def test_about_forty_people_with_lives_of_their_own(people_to_be: list[DemoPerson]) -> None:
    people = Person.objects.all()
    assert 38 <= len(people) <= 45
    assert all(person.words and person.lived.exists() for person in people)
    assert len({person.words for person in people}) == len(people)
    assert (current().name, current().door) == ("Riverside", Door.KNOCK)


def test_one_founded_it_and_the_others_were_invited_by_somebody_who_was_there(people_to_be: list[DemoPerson]) -> None:
    assert [person.name for person in Person.objects.order_by("created_at") if is_founder(person)] == ["Bramble"]
    assert Person.objects.order_by("created_at")[0].name == "Bramble"
    assert Arrival.objects.count() == Person.objects.count()
    for arrival in Arrival.objects.filter(invitation__by__isnull=False).select_related("invitation__by", "person"):
        assert arrival.invitation
        assert arrival.invitation.by
        assert arrival.invitation.by.created_at < arrival.invitation.created_at < arrival.person.created_at


def test_three_doors_open_with_their_passphrases_and_no_other_does(people_to_be: list[DemoPerson]) -> None:
    assert [(one.name, len(one.passphrase.split())) for one in people_to_be] == [
        ("Wren", 6),
        ("Juniper", 6),
        ("Sorrel", 6),
    ]
    for name, passphrase in people_to_be:
        account, slot = unlocked(name, passphrase)
        assert check_password(account.auth, slot.auth_hash)
    shut = Slot.objects.exclude(kind=Slot.Kind.PASSPHRASE, person__name__in=PASSPHRASES)
    assert shut.count() == 2 * Person.objects.count() - 3
    assert all(slot.auth_hash.startswith("!") for slot in shut)


def unlocked(name: str, passphrase: str) -> tuple[Account, Slot]:
    """The account as a browser would open it, with the half that goes to the server."""
    slot = Slot.objects.get(person__name=name, kind=Slot.Kind.PASSPHRASE)
    person, account = opened(name, passphrase)
    salt = salt_for(origin=settings.ADDRESS, login=person.login, seed=bytes(slot.seed))
    account.auth = split(derive(passphrase, salt)).auth
    return account, slot


def test_whoever_one_is_alongside_is_pinned(people_to_be: list[DemoPerson]) -> None:
    account, _slot = unlocked("Wren", PASSPHRASES["Wren"])
    alongside = {one.other.ref for one in list_for(called("Wren"), State.ALONGSIDE)}
    assert alongside
    assert alongside <= account.pins.keys()


def test_otter_s_nod_and_finch_s_hello_wait_for_wren(people_to_be: list[DemoPerson]) -> None:
    titles = [str(card.title) for card in waiting_for(called("Wren"))]
    assert "Otter nodded to you" in titles
    assert "Finch says hello" in titles
    page = words_of(signed_in_as(called("Wren")).get("/today").content)
    assert "Otter nodded to you" in page


def test_two_knock_at_the_door_and_wait_for_wren_and_juniper(people_to_be: list[DemoPerson]) -> None:
    """Of Wren it takes one more word, and the door is open to one of them."""
    for name in ("Wren", "Juniper"):
        titles = [str(card.title) for card in waiting_for(called(name))]
        assert "Somebody knocks at the door" in titles
    (newer, older), _number, _before, more = page_for(called("Wren"), 1)
    assert not more
    assert say_come_in(older, "", named=False, by=called("Wren"))
    assert not say_come_in(newer, "", named=False, by=called("Wren"))


def test_wren_is_told_of_somebody_new_and_gathers_one_kind(people_to_be: list[DemoPerson]) -> None:
    cards = {str(card.title): card for card in waiting_for(called("Wren"))}
    assert not cards["Sorrel is new here"].gathered
    assert cards["Are these the same thing?"].gathered
    page = words_of(signed_in_as(called("Wren")).get("/notices").content)
    assert "Are these the same thing?" in page


def test_there_is_something_to_see_for_each_of_the_three(people_to_be: list[DemoPerson]) -> None:
    for name in PASSPHRASES:
        person = called(name)
        assert matches_for(person, own_of(person)), f"{name} finds nobody"
        assert here_now(person), f"nobody is here for {name}"


def test_whoever_talks_is_not_brought_in_sight_again(people_to_be: list[DemoPerson]) -> None:
    wren = called("Wren")
    in_sight = {match.person for match in matches_for(wren, own_of(wren))}
    talking = {one.other.pk for one in list_for(wren, State.PROPOSED, State.ALONGSIDE, State.PAUSED)}
    assert talking
    assert not in_sight & talking
    assert Tie.objects.filter(person=wren).count() >= len(talking)


def test_whoever_is_connected_had_nodded_and_no_nod_is_too_old(people_to_be: list[DemoPerson]) -> None:
    for connection in Connection.objects.of_two().with_members():
        one, other = (member.person for member in connection.members.all())
        assert other.pk in acquainted_ids(one)
    assert Nod.objects.exists()
    assert not Nod.objects.faded().exists()


def test_the_hidden_have_no_postings_and_the_blocked_have_nothing_between_them(people_to_be: list[DemoPerson]) -> None:
    assert Posting.objects.exists()
    assert not Posting.objects.filter(person__hidden_at__isnull=False).exists()
    for block in Block.objects.all():
        assert not Connection.objects.between(block.by, block.other).open().exists()
        assert not Nod.objects.between(block.by, block.other).exists()


def test_nothing_is_said_to_have_happened_in_the_future_or_before_somebody_came(people_to_be: list[DemoPerson]) -> None:
    now = timezone.now()
    for connection in Connection.objects.prefetch_related("messages__sender", "steps"):
        moments = [message.created_at for message in connection.messages.order_by("place")]
        assert moments == sorted(moments)
        assert moments[-1] == connection.last_at <= now
        assert all(message.sender.created_at < message.created_at for message in connection.messages.all())
        steps = [step.created_at for step in connection.steps.order_by("pk")]
        assert steps == sorted(steps)
        assert connection.created_at == steps[0] <= moments[0]
        assert connection.is_few or steps[0] == moments[0], "a hello begins with its words"
        assert steps[-1] <= now
    assert now - Person.objects.latest("created_at").created_at < timedelta(days=14), "nobody is new"


def test_connections_stand_as_the_lives_say(people_to_be: list[DemoPerson]) -> None:
    told = Counter(one.state for one in reading.read().connections)
    assert Counter(Connection.objects.of_two().values_list("state", flat=True)) == told
    assert Connection.objects.of_few().count() == len(reading.read().few)
    assert Connection.objects.of_two().filter(pair=None).count() == told["ended"] + told["declined"]


def test_the_same_addresses_each_time(people_to_be: list[DemoPerson]) -> None:
    assert called("Wren").ref == "7q34ybm7mntkae6b"


def test_it_is_not_mixed_with_people_who_are_there(people_to_be: list[DemoPerson]) -> None:
    with pytest.raises(NotEmptyError):
        fill()
