"""Taking back what one said, by oneself or by leaving."""

from typing import Any

import pytest
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.notices.models import Notice
from eachother.people.actions import erase
from eachother.people.models import Leaving, Person, Words
from eachother.talk import actions
from eachother.talk.models import BeenThere, Before, Following, Place, Reply, Thread
from eachother.talk.tests import make

GONE = "Something was taken back."


def take_back(reply: Reply, by: Person) -> Any:
    return make.signed_in_as(by).post(f"/circles/said/{reply.ref}/removal")


def test_what_nobody_answered_leaves_nothing(thread: Thread, wren: Person, otter: Person) -> None:
    reply = make.says(thread, "Marmalade.", by=wren)
    assert "nothing shows that they were there" in make.page(f"/circles/said/{reply.ref}/removal", wren)
    assert take_back(reply, wren)["Location"] == f"/circles/talk/{thread.ref}"
    page = make.thread_page(thread, otter)
    assert "Marmalade" not in page
    assert GONE not in page
    assert not Reply.objects.filter(pk=reply.pk).exists()
    assert make.signed_in_as(otter).get(f"/circles/said/{reply.ref}").status_code == 404


def test_where_somebody_quoted_it_an_empty_place_stays(thread: Thread, wren: Person, otter: Person) -> None:
    reply = make.says(thread, "Marmalade.", by=wren, note="breakfast")
    actions.say_differently(reply, "More marmalade.", note="", by=wren)
    actions.say_been_there(reply, by=otter)
    make.says(thread, "Yes.", by=otter, quotes=reply)
    assert "stays in their place" in make.page(f"/circles/said/{reply.ref}/removal", wren)
    take_back(reply, wren)
    page = make.thread_page(thread, otter)
    assert page.count(GONE) == 2, "in its place, and in the quote"
    assert "armalade" not in page
    reply.refresh_from_db()
    assert (reply.by, reply.words, reply.shown, reply.note) == (None, "", "", "")
    assert not Before.objects.exists()
    assert not BeenThere.objects.exists()
    assert make.signed_in_as(otter).get(f"/circles/said/{reply.ref}/before").status_code == 404
    assert make.signed_in_as(otter).post(f"/circles/said/{reply.ref}/been-there").status_code == 403


def test_the_empty_place_goes_with_the_last_that_leans_on_it(thread: Thread, wren: Person, otter: Person) -> None:
    reply = make.says(thread, "Marmalade.", by=wren)
    answer = make.says(thread, "Yes.", by=otter, quotes=reply)
    take_back(reply, wren)
    take_back(answer, otter)
    assert GONE not in make.thread_page(thread, otter)


def test_what_began_a_thread_goes_with_it_while_nobody_has_answered(
    kitchen: Circle, thread: Thread, otter: Person, wren: Person
) -> None:
    assert take_back(thread.replies.get(), otter)["Location"] == f"/circles/{kitchen.ref}/talk"
    assert not Thread.objects.exists()
    assert make.signed_in_as(wren).get(f"/circles/talk/{thread.ref}").status_code == 404


def test_what_others_answered_goes_on_without_its_title(thread: Thread, otter: Person, wren: Person) -> None:
    make.says(thread, "I am.", by=wren)
    take_back(thread.replies.get(number=1), otter)
    page = make.thread_page(thread, wren)
    assert "Toast at four" not in page
    assert "Its title was taken back" in page
    assert GONE in page
    assert "I am." in page
    take_back(thread.replies.get(number=2), wren)
    assert not Thread.objects.exists(), "nothing is said in it any more"


def test_twice_is_once(thread: Thread, wren: Person) -> None:
    reply = make.says(thread, "Marmalade.", by=wren)
    actions.take_back(reply, by=wren)
    assert actions.take_back(reply, by=wren) is False


def test_open_pages_let_it_go(thread: Thread, wren: Person, otter: Person, told: list[Any]) -> None:
    reply = make.says(thread, "Marmalade.", by=wren)
    told.clear()
    take_back(reply, wren)
    assert any(otter.pk in whom and f"said:{reply.ref}" in topics for whom, topics in told)
    part = make.signed_in_as(otter).get(f"/circles/said/{reply.ref}", headers={"hx-request": "true"})
    assert (part.status_code, part.text) == (404, ""), "nothing takes its place"


def test_what_follows_is_still_found_when_the_last_ones_are_gone(thread: Thread, wren: Person, otter: Person) -> None:
    gone = make.says(thread, "Marmalade.", by=wren)
    page = make.signed_in_as(otter).get(f"/circles/talk/{thread.ref}").text
    end = page[page.index('id="newest"') :].partition('hx-get="')[2].partition('"')[0]
    assert end.endswith(gone.ref)
    actions.take_back(gone, by=wren)
    make.says(thread, "Porridge.", by=wren)
    part = make.signed_in_as(otter).get(end, headers={"hx-request": "true"}).text
    assert "Porridge." in part
    assert "Who is up?" not in part


def test_leaving_a_circle_one_may_take_ones_words_along(kitchen: Circle, thread: Thread, wren: Person) -> None:
    other = make.someone("Sorrel")
    elsewhere = make.a_thread(make.a_circle(wren, other, name="Elsewhere"), by=wren, words="Stays.")
    make.says(thread, "Marmalade.", by=wren)
    actions.say_been_there(thread.replies.get(number=1), by=wren)
    circles.leave(kitchen, by=wren, takes_words=True)
    assert not Reply.objects.filter(thread=thread, by=wren).exists()
    assert not BeenThere.objects.exists()
    assert Reply.objects.filter(thread=elsewhere, by=wren).exists()


def test_leaving_a_circle_nothing_there_waits_any_more(kitchen: Circle, thread: Thread, wren: Person) -> None:
    make.thread_page(thread, wren)
    actions.follow(thread, by=wren)
    make.says(thread, "Porridge.", by=thread.replies.get(number=1).by)  # type: ignore[arg-type]
    assert Notice.objects.filter(person=wren).exists()
    circles.leave(kitchen, by=wren)
    assert not Notice.objects.filter(person=wren).exists()
    assert not Following.objects.filter(person=wren).exists()
    assert not Place.objects.filter(person=wren).exists()


@pytest.mark.parametrize("words", Words)
def test_leaving_the_community(thread: Thread, wren: Person, otter: Person, words: Words) -> None:
    reply = make.says(thread, "Marmalade.", by=wren)
    make.says(thread, "Yes.", by=otter, quotes=reply)
    make.says(thread, "And jam.", by=wren)
    make.thread_page(thread, wren)
    actions.say_been_there(thread.replies.get(number=1), by=wren)
    Leaving.objects.create(person=wren, words=words, erase_at=timezone.now())
    wren.left_at = timezone.now()
    wren.save()
    assert "Wren" not in make.thread_page(thread, otter), "from the moment they leave"
    erase(wren)
    page = make.thread_page(thread, otter)
    assert "has been there" not in page
    if words == Words.STAY:
        assert "Somebody who left" in page
        assert "Marmalade." in page
    else:
        assert "armalade" not in page
        assert "And jam." not in page
        assert GONE in page
    assert not Person.objects.filter(name="Wren").exists()
