"""There is one address."""

from eachother.front.tests.running import Running


def test_another_name_leads_to_the_address(front: Running) -> None:
    answer, _ = front.ask("GET", "/people?shared=1", Host=f"127.0.0.1:{front.port}")
    assert (answer.status, answer.headers["Location"]) == (307, f"http://{front.netloc}/people?shared=1")


def test_nothing_is_changed_by_another_name(front: Running) -> None:
    answer, _ = front.ask("POST", "/echo", b"x", Host="elsewhere.example")
    assert (answer.status, answer.headers["Location"]) == (421, None)


def test_streams_and_files_too(front: Running) -> None:
    assert front.ask("GET", "/live", Host="elsewhere.example")[0].status == 307
    assert front.ask("GET", "/static/r1/a.js", Host="elsewhere.example")[0].status == 307


def test_whether_it_is_alive_may_be_asked_by_any_name(front: Running) -> None:
    answer, text = front.ask("GET", "/alive", Host="10.0.0.7")
    assert (answer.status, text) == (200, b"alive\n")


def test_a_name_in_capitals_is_the_same(front: Running) -> None:
    assert front.ask("GET", "/small", Host=front.netloc.upper())[0].status == 200
