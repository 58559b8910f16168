"""One stream a browser, only for its own person."""

import time

import pytest

from eachother.front.tests.running import Running
from eachother.live import hub as hub_module
from eachother.live.tests.conftest import Listen

WREN, JUNIPER, HERON = 1, 2, 3


def test_a_nudge_arrives_at_those_it_is_for(front: Running, listen: Listen) -> None:
    wren, juniper, heron = listen(WREN), listen(JUNIPER), listen(HERON)
    front.hub.tell({WREN, JUNIPER}, ["today", "alongside:abcdefgh23456723"])
    assert wren.hears("today")
    assert wren.hears("alongside:abcdefgh23456723")
    assert juniper.hears("today")
    assert not heron.hears("today", 0.2)


def test_it_is_a_stream_that_nobody_keeps(listen: Listen) -> None:
    head = listen(WREN).text.lower()
    assert b"content-type: text/event-stream" in head
    assert b"cache-control: no-store" in head


def test_signed_out_there_is_none(listen: Listen) -> None:
    assert listen(None).status == 401


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"}],
)
def test_another_site_cannot_listen(listen: Listen, headers: dict[str, str]) -> None:
    assert listen(WREN, **headers).status == 403


def test_our_own_pages_can(front: Running, listen: Listen) -> None:
    assert listen(WREN, Origin=f"http://{front.netloc}", Sec_Fetch_Site="same-origin").status == 200


def test_it_is_only_for_reading(front: Running) -> None:
    assert front.ask("POST", "/live", b"x", Cookie="person=1")[0].status == 405


def test_what_changed_while_the_page_was_on_its_way_is_told(front: Running, listen: Listen) -> None:
    front.hub.tell({WREN}, ["today"])
    front.hub.tell({JUNIPER}, ["people"])
    time.sleep(0.05)
    late = listen(WREN, "?age=2.0")
    assert late.hears("today")
    assert b"people" not in late.text
    assert not listen(WREN).hears("today", 0.2)


@pytest.mark.parametrize("query", ["?age=", "?age=soon", "?age=-4", "?age=1e999", "?age=nan", "?%ff"])
def test_a_strange_age_is_no_age(listen: Listen, query: str) -> None:
    assert listen(WREN, query).status == 200


def test_the_oldest_goes_when_there_are_too_many(front: Running, listen: Listen) -> None:
    first = listen(WREN)
    others = [listen(WREN) for _ in range(hub_module.STREAMS_EACH)]
    assert first.is_ended()
    front.hub.tell({WREN}, ["today"])
    assert all(each.hears("today") for each in others)


def test_signing_out_ends_all_of_a_persons_streams_and_nobody_elses(front: Running, listen: Listen) -> None:
    here, there, juniper = listen(WREN), listen(WREN), listen(JUNIPER)
    front.hub.end(WREN)
    assert here.is_ended()
    assert there.is_ended()
    assert not juniper.is_ended(0.2)


def test_who_does_not_read_is_dropped_and_nobody_waits(front: Running, listen: Listen) -> None:
    """The line of one who never reads fills up; a broadcast goes on to the others at once."""
    stuck, wren = listen(JUNIPER), listen(WREN)
    much = ["x" * 60_000]
    until = time.monotonic() + 20
    while JUNIPER in front.hub.streams and time.monotonic() < until:
        front.hub.tell({JUNIPER}, much)
        time.sleep(0.005)
    assert JUNIPER not in front.hub.streams
    front.hub.tell({JUNIPER, WREN}, ["today"])
    assert wren.hears("today")
    stuck.close()


def test_a_crowd_is_told(front: Running, listen: Listen) -> None:
    """More than are told at one go."""
    crowd = [listen(person) for person in range(10, 10 + 3 * hub_module.AT_ONCE // 2)]
    front.hub.tell(None, ["*"])
    assert all(each.hears("*") for each in crowd)


def test_the_heart_beats(front: Running, listen: Listen) -> None:
    wren = listen(WREN)
    front.in_loop(front.hub._beat)
    assert wren.read_until(b":\n\n\r\n3\r\n:\n\n") or wren.text.count(b":\n\n") >= 2


def test_the_server_stops_soon_with_streams_open(front: Running, listen: Listen) -> None:
    all_of_them = [listen(person) for person in range(20)]
    began = time.monotonic()
    front.in_loop(front.hub.stop)
    front.server.should_exit = True
    front.thread.join(20)
    assert time.monotonic() - began < 5, "a stream lasts an hour"
    assert all(each.is_ended() for each in all_of_them)
