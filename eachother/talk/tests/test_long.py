"""A thread of 5,000 replies opens as fast as one of five, and is read by windows."""

import re
from time import perf_counter
from typing import Any, cast

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from eachother.circles.models import Circle
from eachother.circles.queries import circle_for
from eachother.people import actions as people
from eachother.people.http import PersonRequest
from eachother.people.models import Person
from eachother.talk import actions
from eachother.talk.models import Place, Thread
from eachother.talk.sketch import sketch
from eachother.talk.tests import make
from eachother.talk.windows import AT_ONCE

QUERIES = 8
SECONDS = 0.1


@pytest.fixture
def long(thread: Thread, otter: Person, juniper: Person) -> Thread:
    make.many(thread, 4999, [otter, juniper])
    return thread


def lines(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"<p>Line (\d+)\.</p>", page)]


def get(path: str, person: Person, **more: Any) -> Any:
    return make.signed_in_as(person).get(path, **more)


def test_it_opens_in_a_tenth_of_a_second(long: Thread, wren: Person) -> None:
    browser, path = make.signed_in_as(wren), f"/circles/talk/{long.ref}"
    Place.objects.create(thread=long, person=wren, number=2500)
    for asked in ("", "?newest", "?first", f"?at={long.replies.get(number=3000).ref}"):
        browser.get(path + asked)
        took = []
        for _time in range(5):
            began = perf_counter()
            assert len(lines(browser.get(path + asked).text)) >= AT_ONCE - 1
            took.append(perf_counter() - began)
        assert min(took) < SECONDS, asked


def test_its_queries_do_not_grow(kitchen: Circle, wren: Person, otter: Person, long: Thread) -> None:
    short = make.a_thread(kitchen, by=otter, title="Short")
    people.mute(make.someone("Fox"), by=wren)
    first = short.replies.get()
    make.says(short, "Yes.", by=otter, quotes=first)
    actions.say_been_there(first, by=wren)
    counts = {}
    for name, path in {
        "short": f"/circles/talk/{short.ref}",
        "long": f"/circles/talk/{long.ref}?newest",
        "list": f"/circles/{kitchen.ref}/talk",
    }.items():
        browser = make.signed_in_as(wren)
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(path).status_code == 200
        counts[name] = len(asked)
    assert counts["short"] == counts["long"]
    assert max(counts.values()) <= QUERIES, counts


def test_the_front_page_asks_once_for_its_sketch(thread: Thread, wren: Person) -> None:
    request = RequestFactory().get("/")
    request.person = wren  # type: ignore[attr-defined]
    circle = circle_for(wren, thread.circle.ref)
    with CaptureQueriesContext(connection) as asked:
        assert "Toast at four" in sketch(cast(PersonRequest, request), circle)
    assert len(asked) == 1


def test_it_is_read_on_without_a_script(long: Thread, wren: Person) -> None:
    page = get(f"/circles/talk/{long.ref}", wren).text
    assert lines(page) == list(range(2, AT_ONCE + 1))
    seen = lines(page)
    while later := re.search(r'href="(/circles/talk/\w+\?after=\w+)"', page):
        page = get(later.group(1), wren).text
        seen += lines(page)
        if len(seen) > 300:
            break
    assert seen == list(range(2, 2 + len(seen)))
    newest = get(f"/circles/talk/{long.ref}?newest", wren).text
    assert lines(newest) == list(range(5001 - AT_ONCE, 5001))
    earlier = re.search(r'href="(/circles/talk/\w+\?before=\w+)"', newest)
    assert earlier
    assert lines(get(earlier.group(1), wren).text) == list(range(5001 - 2 * AT_ONCE, 5001 - AT_ONCE))


def test_scrolling_brings_one_end_alone(long: Thread, wren: Person) -> None:
    middle = long.replies.get(number=2500)
    hx = {"hx-request": "true"}
    before = get(f"/circles/talk/{long.ref}?before={middle.ref}", wren, headers=hx).text
    assert "<html" not in before
    assert lines(before)[-1] == 2499
    assert "?after=" not in before
    after = get(f"/circles/talk/{long.ref}?after={middle.ref}", wren, headers=hx).text
    assert lines(after)[0] == 2501
    assert "?before=" not in after


def test_a_reply_has_a_lasting_address(long: Thread, wren: Person) -> None:
    reply = long.replies.get(number=1234)
    page = get(f"/circles/said/{reply.ref}", wren, follow=True).text
    assert f'id="{reply.ref}"' in page
    assert 1234 in lines(page)
    assert len(lines(page)) == AT_ONCE


def test_what_is_not_there_loses_nobody(long: Thread, wren: Person) -> None:
    for asked in ("at", "before", "after"):
        assert get(f"/circles/talk/{long.ref}?{asked}=nothing", wren).status_code == 200
