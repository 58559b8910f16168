"""Saying something in a thread."""

from threading import Barrier
from threading import Thread as Line
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Readers
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.people.models.invitation import new_code
from eachother.talk import actions
from eachother.talk.models import Reply, Thread
from eachother.talk.tests import make


def test_it_stands_there_for_everybody_in_the_circle(thread: Thread, wren: Person, juniper: Person) -> None:
    answer = make.sends(thread, "Me.\nAnd the *cat*.", by=wren)
    reply = Reply.objects.get(number=2)
    assert answer["Location"] == f"/circles/said/{reply.ref}"
    assert make.signed_in_as(wren).get(answer["Location"])["Location"] == (
        f"/circles/talk/{thread.ref}?at={reply.ref}#{reply.ref}"
    )
    page = make.signed_in_as(juniper).get(f"/circles/talk/{thread.ref}").text
    assert "<p>Me.<br>\nAnd the <em>cat</em>.</p>" in page


def test_sent_twice_it_is_said_once(thread: Thread, wren: Person) -> None:
    code = new_code()
    first, second = (make.sends(thread, "Me.", by=wren, once=code) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Reply.objects.filter(thread=thread).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_at_once_both_have_their_place(thread: Thread, wren: Person, juniper: Person) -> None:
    together = Barrier(2)

    def say(by: Person) -> None:
        together.wait()
        make.says(thread, "Me.", by=by)
        connection.close()

    lines = [Line(target=say, args=(by,)) for by in (wren, juniper)]
    for line in lines:
        line.start()
    for line in lines:
        line.join()
    assert list(Reply.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_a_script_is_told_where_it_stands(thread: Thread, wren: Person) -> None:
    form = {"words": "Me.", "once": new_code()}
    address = f"/circles/talk/{thread.ref}/replies"
    answer = make.signed_in_as(wren).post(address, form, headers={"accept": "application/json"})
    reply = Reply.objects.get(number=2)
    assert answer.json()["url"] == f"/circles/said/{reply.ref}"
    assert answer.json()["once"] != form["once"]
    wrong = make.signed_in_as(wren).post(address, {"words": ""}, headers={"accept": "application/json"})
    assert wrong.status_code == 422
    assert wrong.json()["wrong"] == {"words": "There is nothing here yet. A sentence is enough."}


def test_what_is_wrong_is_said_and_the_words_are_kept(thread: Thread, wren: Person) -> None:
    answer = make.sends(thread, "Kept words.", by=wren, note="x" * 81)
    assert answer.status_code == 422
    assert "At most 80 letters." in answer.text
    assert "Kept words." in answer.text
    assert Reply.objects.count() == 1


def test_who_may_not_write(thread: Thread, kitchen: Circle, heron: Person, wren: Person, client: Client) -> None:
    assert make.sends(thread, "Me.", by=heron).status_code == 404
    circles.leave(kitchen, by=wren)
    assert make.sends(thread, "Me.", by=wren).status_code == 404
    Circle.objects.update(readers=Readers.EVERYBODY)
    assert make.sends(thread, "Me.", by=heron).status_code == 403
    assert "Whoever is in the circle can write" in make.thread_page(thread, heron)
    address = f"/circles/talk/{thread.ref}/replies"
    assert client.post(address, {"words": "Me."})["Location"].startswith("/door")
    assert make.signed_in_as(wren).get(address).status_code == 405
    assert Reply.objects.count() == 1


def test_a_flood_is_slowed_and_the_words_stay(thread: Thread, wren: Person) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        caches["limits"].clear()
        answers = [make.sends(thread, f"Line {n}.", by=wren) for n in range(61)]
    assert {answer.status_code for answer in answers[:60]} == {302}
    assert answers[60].status_code == 429
    assert "Line 60." in answers[60].text


def test_blocked_people_do_not_read_each_other(thread: Thread, wren: Person, juniper: Person, otter: Person) -> None:
    hers = make.says(thread, "Marmalade.", by=juniper)
    make.says(thread, "Quoting.", by=otter, quotes=hers)
    people.block(juniper, by=wren)
    page = make.thread_page(thread, wren)
    assert "Marmalade" not in page, "nor where somebody quotes it"
    assert "Quoting." in page
    assert "Marmalade" in make.thread_page(thread, otter)
    assert make.signed_in_as(wren).get(f"/circles/said/{hers.ref}").status_code == 404
    make.says(thread, "Porridge.", by=wren)
    assert "Porridge" not in make.thread_page(thread, juniper)


def test_for_blocked_people_a_thread_does_not_move(
    kitchen: Circle, thread: Thread, wren: Person, juniper: Person, otter: Person
) -> None:
    newer = make.a_thread(kitchen, by=otter, title="Newer")
    people.block(juniper, by=wren)
    make.thread_page(thread, wren)
    make.thread_page(newer, wren)
    make.says(thread, "Marmalade.", by=juniper)
    page = make.page(f"/circles/{kitchen.ref}/talk", wren)
    assert page.index("Newer") < page.index("Toast at four")
    assert "New ·" not in page


def test_muted_they_are_not_come_across(thread: Thread, wren: Person, juniper: Person) -> None:
    make.says(thread, "Marmalade.", by=juniper)
    people.mute(juniper, by=wren)
    assert "Marmalade" not in make.thread_page(thread, wren)
    people.unmute(juniper, by=wren)
    assert "Marmalade" in make.thread_page(thread, wren)


def test_what_one_asked_to_hide_is_folded(thread: Thread, wren: Person, juniper: Person) -> None:
    make.says(thread, "In hospital again.", by=juniper)
    people.hide("hospital", by=wren)
    page = make.thread_page(thread, wren)
    assert "Something you asked to hide; show it In hospital again." in page


def test_a_note_covers_the_words(thread: Thread, wren: Person, juniper: Person) -> None:
    said = make.says(thread, "They held me down.", by=juniper, note="hospital, force")
    page = make.signed_in_as(wren).get(f"/circles/talk/{thread.ref}").text
    cover = page[page.index('<details class="cover">') :].partition("</details>")[0]
    summary, _, covered = cover.partition("</summary>")
    assert "hospital, force" in summary
    assert "They held me down." not in summary
    assert "They held me down." in covered
    assert page.count("They held me down.") == 1
    quoting = make.says(thread, "Same.", by=wren, quotes=said)
    fresh = make.signed_in_as(wren).get(f"/circles/talk/{thread.ref}?at={quoting.ref}").text
    assert "They held me down." not in re_uncovered(fresh)


def re_uncovered(page: str) -> str:
    """A page without what is covered on it."""
    while (start := page.find('<details class="cover">')) != -1:
        page = page[:start] + page[page.index("</details>", start) + 10 :]
    return page


def test_a_quote_leads_to_what_is_quoted(thread: Thread, wren: Person, otter: Person) -> None:
    first = thread.replies.get(number=1)
    answer = make.sends(thread, "I am.", by=wren, quotes=first.ref)
    reply = Reply.objects.get(number=2)
    assert (answer.status_code, reply.quotes) == (302, first)
    page = make.signed_in_as(otter).get(f"/circles/talk/{thread.ref}?newest").text
    quote = page[page.index('<blockquote class="lineage small">') :].partition("</blockquote>")[0]
    assert f"/circles/said/{first.ref}" in quote
    assert "Who is up?" in quote
    form = make.signed_in_as(wren).get(f"/circles/talk/{thread.ref}?at={first.ref}&quote={first.ref}").text
    assert f'name="quotes" value="{first.ref}"' in form, "without a script too"


def test_what_is_not_there_cannot_be_quoted(kitchen: Circle, thread: Thread, wren: Person, otter: Person) -> None:
    elsewhere = make.a_thread(kitchen, by=otter, title="Elsewhere").replies.get()
    answer = make.sends(thread, "I am.", by=wren, quotes=elsewhere.ref)
    assert answer.status_code == 422
    assert "not there any more" in answer.text
    assert "I am." in answer.text


def test_leaving_the_circle_the_words_stay_by_name(
    thread: Thread, kitchen: Circle, wren: Person, otter: Person
) -> None:
    make.says(thread, "Me.", by=wren)
    circles.leave(kitchen, by=wren)
    assert "Wren just now Me." in make.thread_page(thread, otter)


def test_open_pages_hear_that_it_moved_and_no_more(
    thread: Thread, wren: Person, otter: Person, juniper: Person, told: list[Any]
) -> None:
    people.block(juniper, by=wren)
    make.says(thread, "Me.", by=wren)
    by_topic = {topic: whom for whom, topics in told for topic in topics}
    assert by_topic[f"talk:{thread.ref}"] == {wren.pk, otter.pk}, "nobody outside, and nobody behind a line"
    assert by_topic[f"talks:{thread.circle.ref}"] == {wren.pk, otter.pk}


def test_who_reads_from_outside_hears_of_what_they_opened(
    kitchen: Circle, thread: Thread, heron: Person, wren: Person, told: list[Any]
) -> None:
    Circle.objects.update(readers=Readers.EVERYBODY)
    thread.circle.refresh_from_db()
    make.says(thread, "Me.", by=wren)
    assert not any(heron.pk in whom for whom, _topics in told)
    make.thread_page(thread, heron)
    actions.reply(Thread.objects.get(), make.saying("And me."), by=wren)
    assert any(heron.pk in whom for whom, _topics in told)
