"""Looking for a time, from the first one on the table to the one that is found."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.actions.options import Time
from eachother.decisions.models import Availability, Decision
from eachother.decisions.queries.when import time_found
from eachother.decisions.tests import balloting as vote
from eachother.decisions.tests import make
from eachother.people.models import Person
from eachother.people.problems import Gone, Problem

YES, IF, NO = "yes", "if-need-be", "no"


def a_form(**sent: str) -> dict[str, str]:
    in_ten_days = (timezone.now() + timedelta(days=10)).date().isoformat()
    return {"day": in_ten_days, "at": "19:00", "minutes": "90", "zone": vote.ZONE, **sent}


def search(by: Person, circle: Circle) -> Decision:
    decision = vote.a_search(by, circle)
    actions.ask(decision, by=by)
    return make.fresh(decision)


def test_the_whole_way_by_its_forms(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    sent = {"question": vote.QUESTION, "words": "", "kind": "time", "mode": "named"}
    make.signed_in_as(wren).post(f"/circles/{circle.ref}/decisions/new", sent)
    decision = Decision.objects.get()
    for person, at in ((wren, "19:00"), (juniper, "20:30")):
        assert vote.post(person, decision, "/times", a_form(at=at)).status_code == 302
    assert vote.post(wren, decision, "/round").status_code == 302
    for person, said in ((wren, (YES, IF)), (juniper, (NO, YES)), (otter, (NO, IF))):
        given = vote.when(decision, *said) | {"round": "1"}
        assert vote.post(person, decision, "/voice", given).status_code == 302
    assert make.stands(decision) == ("closed", "decided")
    found = time_found(make.fresh(decision))
    assert found is not None and found.at == time(20, 30)
    shown = vote.page(wren, decision)
    assert "The time that was found" in shown and "20:30 – 22:00" in shown
    assert "Lisbon time" in make.fresh(decision).outcome.words


def test_whom_it_leaves_out_stands_above_it(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = search(wren, circle)
    vote.says(wren, decision, vote.when(decision, YES, NO, NO))
    vote.says(juniper, decision, vote.when(decision, YES, NO, NO))
    vote.says(otter, decision, vote.when(decision, NO, YES, NO))
    shown = vote.page(juniper, decision)
    assert shown.index("Whom it leaves out Otter") < shown.index("The time that was found")


def test_who_can_when_is_seen_while_it_runs(circle: Circle, wren: Person, juniper: Person, heron: Person) -> None:
    decision = search(wren, circle)
    vote.says(wren, decision, vote.when(decision, YES, IF, ""))
    who = vote.page(heron, decision, "/voices")
    assert "Wren" in who and "If need be" in who and "I cannot" not in who
    assert "1 can · 0 could if need be · 0 cannot" in vote.page(juniper, decision)


def test_one_can_say_otherwise(circle: Circle, wren: Person) -> None:
    decision = search(wren, circle)
    vote.says(wren, decision, vote.when(decision, YES, YES, YES))
    vote.says(wren, decision, vote.when(decision, "", "", NO))
    assert list(Availability.objects.values_list("can", flat=True)) == [NO]


def test_nobody_can_and_it_rests(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = search(wren, circle)
    for person in (wren, juniper, otter):
        vote.says(person, decision, vote.when(decision, NO, NO, NO))
    assert make.stands(decision) == ("closed", "rests")
    assert time_found(make.fresh(decision)) is None
    assert "No time was found" in vote.page(wren, decision)


def test_what_has_passed_by_then_is_not_found(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = vote.a_search(wren, circle, days=(3, 30))
    actions.ask(decision, by=wren)
    vote.says(wren, decision, vote.when(decision, YES, IF))
    vote.says(juniper, decision, vote.when(decision, YES, IF))
    vote.time_is_over(decision)
    found = time_found(make.fresh(decision))
    assert found == decision.slots.order_by("starts_at").last()


def test_who_leaves_is_not_counted_on(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = search(wren, circle)
    vote.says(wren, decision, vote.when(decision, YES, NO, NO))
    vote.says(juniper, decision, vote.when(decision, NO, NO, YES))
    actions.leave_circle(circle, wren, takes_words=True)
    vote.says(otter, decision, vote.when(decision, NO, NO, YES))
    found = time_found(make.fresh(decision))
    assert found == decision.slots.order_by("starts_at").last()


class TestTimes:
    def test_it_stays_at_the_same_time_there_when_clocks_change(self, circle: Circle, wren: Person) -> None:
        """In Lisbon clocks are put back on the last Sunday of October."""
        with time_machine.travel(datetime(2027, 10, 20, tzinfo=ZoneInfo("UTC")), tick=False):
            decision = make.a_question(circle, wren, kind="time")
            for day in (date(2027, 10, 30), date(2027, 10, 31)):
                actions.add_slot(decision, Time(day, time(19), vote.ZONE, 60), by=wren)
            before, since = decision.slots.order_by("starts_at")
            assert since.starts_at - before.starts_at == timedelta(hours=25)
            shown = vote.page(wren, decision)
            assert shown.count("19:00 – 20:00") == 2

    def test_one_moment_said_in_two_places_is_one(self, circle: Circle, wren: Person, juniper: Person) -> None:
        decision = make.a_question(circle, wren, kind="time")
        day = (timezone.now() + timedelta(days=9)).date()
        one = actions.add_slot(decision, Time(day, time(19), "Asia/Kolkata", 90), by=wren)
        other = actions.add_slot(decision, Time(day, time(13, 30), "UTC", 90), by=juniper)
        assert one == other

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"day": "soon"}, "A day, please, like 2027-03-14."),
            ({"day": "2020-01-01"}, "That is over already."),
            ({"day": "2099-01-01"}, "two years at most"),
            ({"at": "evening"}, "A time, please, like 19:00."),
            ({"at": "19:00+02:00"}, "A time, please, like 19:00."),
            ({"zone": "Mars/Olympus"}, "Choose a place whose clocks it goes by."),
            ({"minutes": "7"}, "Choose how long it lasts."),
            ({"day": "2027-03-28", "at": "01:30"}, "That time does not exist on that day"),
        ],
    )
    @time_machine.travel(make.EARLY, tick=False)
    def test_what_is_no_time_is_said_at_its_place(
        self, circle: Circle, wren: Person, wrong: dict[str, str], said: str
    ) -> None:
        decision = make.a_question(circle, wren, kind="time")
        answer = vote.post(wren, decision, "/times", a_form(**wrong))
        assert answer.status_code == 422
        assert said in answer.text
        for name in ("day", "at"):
            assert f'value="{a_form(**wrong)[name]}"' in answer.text, "what was typed is there still"
        assert not decision.slots.exists()

    def test_one_takes_back_ones_own_until_everybody_is_asked(
        self, circle: Circle, wren: Person, juniper: Person
    ) -> None:
        decision = vote.a_search(wren, circle)
        first, second = decision.slots.order_by("starts_at")[:2]
        assert vote.post(juniper, decision, f"/times/{first.ref}/removal").status_code == 404
        assert vote.post(wren, decision, f"/times/{first.ref}/removal").status_code == 302
        actions.ask(decision, by=wren)
        with pytest.raises(Gone, match="asked-already"):
            actions.take_slot_back(second, by=wren)
        assert decision.slots.count() == 2

    def test_it_takes_two_that_are_to_come(self, circle: Circle, wren: Person) -> None:
        decision = vote.a_search(wren, circle, days=(3, 30))
        with time_machine.travel(timezone.now() + timedelta(days=5)), pytest.raises(Problem, match="slots-few"):
            actions.ask(decision, by=wren)


def test_saying_nothing_of_any_is_no_answer(circle: Circle, wren: Person) -> None:
    decision = search(wren, circle)
    answer = vote.post(wren, decision, "/voice", {"round": "1", "can-aaaaaaaaaaaaaaaa": "yes"})
    assert answer.status_code == 422
    assert "Please say it of one of them at least." in answer.text
