"""Ranked choice, from the first option to what is chosen."""

import pytest

from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.models import Count, Decision, Ended, Mode, Option, Ranking
from eachother.decisions.tests import balloting as vote
from eachother.decisions.tests import make
from eachother.decisions.tests.balloting import GARDEN, KITCHEN, LIBRARY
from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone, Problem, Refused

SNOW = "Snow lies in the garden until March."


def test_the_whole_way_by_its_forms(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    sent = {"question": vote.QUESTION, "words": "", "kind": "ranked", "mode": "named"}
    make.signed_in_as(wren).post(f"/circles/{circle.ref}/decisions/new", sent)
    decision = Decision.objects.get()
    for person, words in ((wren, GARDEN), (juniper, KITCHEN)):
        assert vote.post(person, decision, "/options", {"option": words}).status_code == 302
    assert vote.post(wren, decision, "/round").status_code == 302
    shown = vote.page(otter, decision)
    assert GARDEN in shown and KITCHEN in shown and "None of these: it stays as it is" in shown
    for person, ranked in ((wren, GARDEN), (juniper, f"{GARDEN} > {KITCHEN}"), (otter, f"{KITCHEN} > - > {GARDEN}")):
        given = vote.ballot(decision, ranked, SNOW if person == otter else "") | {"round": "1"}
        assert vote.post(person, decision, "/voice", given).status_code == 302
    assert make.stands(decision) == ("closed", "decided")
    shown = vote.page(wren, decision)
    assert f"What was chosen {GARDEN}" in shown
    assert shown.index(SNOW) < shown.index("What was chosen"), "what should not be forgotten stands first"
    assert "2 would rather have what was chosen, 1 would rather have this." in shown
    who = vote.page(wren, decision, "/voices")
    assert who.index("Otter") < who.index("Juniper"), "whoever left words first"
    assert make.fresh(decision).outcome.words == GARDEN


def test_until_it_closes_nobody_sees_how_others_rank(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = vote.asked(wren, circle)
    vote.ranks(wren, decision, LIBRARY, SNOW)
    assert SNOW not in vote.page(juniper, decision)
    assert make.signed_in_as(juniper).get(make.at(decision, "/voices")).status_code == 404
    assert "This is your order. You can change it until it closes." in vote.page(wren, decision)


def test_it_can_be_changed_until_it_closes(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = vote.asked(wren, circle)
    vote.ranks(wren, decision, f"{GARDEN} > {KITCHEN}")
    vote.ranks(wren, decision, f"{KITCHEN} = {LIBRARY} > {GARDEN}")
    assert Ranking.objects.count() == 1
    vote.ranks(juniper, decision, KITCHEN)
    vote.ranks(otter, decision, LIBRARY)
    assert vote.chosen(decision) == [KITCHEN, LIBRARY]
    with pytest.raises(Gone):
        actions.speak(make.fresh(decision), vote.ballot(decision, GARDEN), number=1, by=wren)


def test_when_its_time_is_over_those_who_spoke_have_decided(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = vote.asked(wren, circle)
    vote.ranks(wren, decision, KITCHEN)
    vote.ranks(juniper, decision, f"{KITCHEN} > {GARDEN}")
    assert make.stands(decision)[0] == "asking", "Otter has not spoken"
    vote.time_is_over(decision)
    assert vote.chosen(decision) == [KITCHEN]


def test_one_voice_decides_nothing(circle: Circle, wren: Person) -> None:
    decision = vote.asked(wren, circle)
    vote.ranks(wren, decision, KITCHEN)
    vote.time_is_over(decision)
    assert make.stands(decision)[0] == "asking", "there is more time, once"
    vote.time_is_over(decision)
    assert make.stands(decision) == ("closed", "rests")
    assert not Count.objects.exists(), "too few is not counted"
    shown = vote.page(wren, decision)
    assert "What there was to choose from" in shown and "What was chosen" not in shown


def test_none_of_these_can_be_chosen(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = vote.asked(wren, circle)
    for person in (wren, juniper, otter):
        vote.ranks(person, decision, f"- > {GARDEN}")
    assert vote.chosen(decision) == ["-"]
    assert make.fresh(decision).outcome.words == "None of these: it stays as it is."


def test_round_and_round_the_page_says_why(wren: Person) -> None:
    people = [wren, *(make.someone(f"Guest {number}") for number in range(6))]
    decision = vote.asked(wren, make.a_circle(*people))
    said = 3 * [f"{GARDEN} > {KITCHEN} > {LIBRARY}"] + 2 * [f"{KITCHEN} > {LIBRARY} > {GARDEN}"]
    said += 2 * [f"{LIBRARY} > {GARDEN} > {KITCHEN}"]
    for person, ranked in zip(people, said, strict=True):
        vote.ranks(person, decision, ranked)
    assert vote.chosen(decision) == [GARDEN]
    shown = vote.page(wren, decision)
    assert "None won against each other one, so the strongest chain of wins counted." in shown
    assert "3 would rather have what was chosen, 4 would rather have this." in shown
    assert f"comes before it by way of {KITCHEN}; the weakest win on that way is 5 to 2." in shown


class TestEven:
    def even(self, circle: Circle, wren: Person, juniper: Person, otter: Person) -> Decision:
        decision = vote.asked(wren, circle)
        vote.ranks(wren, decision, f"{GARDEN} > {KITCHEN} > {LIBRARY}")
        vote.ranks(juniper, decision, f"{KITCHEN} > {GARDEN} > {LIBRARY}")
        vote.ranks(otter, decision, f"{GARDEN} = {KITCHEN}")
        return make.fresh(decision)

    def test_even_is_an_outcome_and_nothing_breaks_it(
        self, circle: Circle, wren: Person, juniper: Person, otter: Person
    ) -> None:
        decision = self.even(circle, wren, juniper, otter)
        assert make.stands(decision) == ("closed", Ended.EVEN)
        assert vote.chosen(decision) == [GARDEN, KITCHEN]
        assert "These stand alike" in vote.page(otter, decision)

    def test_everybody_is_asked_again_between_those_once(
        self, circle: Circle, wren: Person, juniper: Person, otter: Person
    ) -> None:
        decision = self.even(circle, wren, juniper, otter)
        first = vote.post(otter, decision, "/again")
        assert vote.post(juniper, decision, "/again").headers["Location"] == first.headers["Location"]
        again = Decision.objects.exclude(pk=decision.pk).get()
        assert (again.follows_id, again.mode, again.circle_id) == (decision.pk, decision.mode, decision.circle_id)
        assert set(again.options.values_list("words", flat=True)) == {GARDEN, KITCHEN}
        assert "Ask everybody again" not in vote.page(wren, decision)

    def test_even_with_none_of_these_is_asked_again_too(
        self, circle: Circle, wren: Person, juniper: Person, otter: Person
    ) -> None:
        decision = vote.asked(wren, circle)
        vote.ranks(wren, decision, f"{GARDEN} > -")
        vote.ranks(juniper, decision, f"- > {GARDEN}")
        vote.ranks(otter, decision, f"{GARDEN} = -")
        again = actions.ask_again(make.fresh(decision), by=wren)
        assert list(again.options.values_list("words", flat=True)) == [GARDEN]
        assert actions.ask(make.fresh(again), by=wren).number == 1

    def test_what_is_decided_is_not_asked_again(self, circle: Circle, wren: Person, juniper: Person) -> None:
        decision = vote.asked(wren, circle)
        with pytest.raises(Conflict, match="not-even"):
            actions.ask_again(decision, by=wren)
        assert vote.post(wren, decision, "/again").status_code == 409

    @pytest.mark.django_db(transaction=True)
    def test_two_at_once_ask_again_once(self) -> None:
        people = [make.someone(name) for name in ("Wren", "Juniper", "Otter")]
        decision = self.even(make.a_circle(*people), *people)
        make.at_once(*(lambda by=one: actions.ask_again(decision, by=by) for one in people[:2]))
        assert Decision.objects.filter(follows=decision).count() == 1
        assert Option.objects.filter(decision__follows=decision).count() == 2


class TestOptions:
    def test_the_same_words_are_one_option(self, circle: Circle, wren: Person, juniper: Person) -> None:
        decision = vote.a_choice(wren, circle, options=[GARDEN])
        assert actions.add_option(decision, "the  GARDEN", by=juniper) == decision.options.get()

    def test_one_is_too_few_to_choose_from(self, circle: Circle, wren: Person) -> None:
        decision = vote.a_choice(wren, circle, options=[GARDEN])
        with pytest.raises(Problem, match="options-few"):
            actions.ask(decision, by=wren)
        assert "Ask everybody now" not in vote.page(wren, decision)

    def test_one_takes_back_ones_own(self, circle: Circle, wren: Person, juniper: Person) -> None:
        decision = vote.a_choice(wren, circle)
        garden = decision.options.get(words=GARDEN)
        assert vote.post(juniper, decision, f"/options/{garden.ref}/removal").status_code == 404
        assert vote.post(wren, decision, f"/options/{garden.ref}/removal").status_code == 302
        assert not decision.options.filter(words=GARDEN).exists()

    def test_once_everybody_is_asked_none_comes_and_none_goes(self, circle: Circle, wren: Person) -> None:
        decision = vote.asked(wren, circle)
        with pytest.raises(Gone, match="asked-already"):
            actions.add_option(decision, "The attic", by=wren)
        with pytest.raises(Gone, match="asked-already"):
            actions.take_option_back(vote.option(decision, GARDEN), by=wren)
        answer = vote.post(wren, decision, "/options", {"option": "The attic"})
        assert answer.status_code == 410
        assert decision.options.count() == 3

    @pytest.mark.parametrize(("words", "said"), [("", "A few words are enough"), ("x" * 201, "At most 200 letters")])
    def test_what_cannot_be_an_option_is_said_and_stays_in_the_field(
        self, circle: Circle, wren: Person, words: str, said: str
    ) -> None:
        decision = vote.a_choice(wren, circle)
        answer = vote.post(wren, decision, "/options", {"option": words})
        assert answer.status_code == 422
        assert said in answer.text
        assert f'value="{words}"' in answer.text or not words

    def test_outside_nobody_adds_anything(self, circle: Circle, wren: Person, heron: Person) -> None:
        decision = vote.a_choice(wren, circle)
        assert vote.post(heron, decision, "/options", {"option": "The attic"}).status_code == 403
        assert "The attic" not in vote.page(wren, decision)

    def test_what_is_decided_otherwise_has_no_options(self, circle: Circle, wren: Person) -> None:
        decision = make.a_question(circle, wren)
        assert vote.post(wren, decision, "/options", {"option": "The attic"}).status_code == 404


class TestBadBallots:
    @pytest.mark.parametrize("place", ["5", "0", "-1", "1.5", "²", "one", "\0"])
    def test_a_number_that_cannot_stand_there(self, circle: Circle, wren: Person, place: str) -> None:
        decision = vote.asked(wren, circle)
        given = vote.ballot(decision, GARDEN, "remember me") | {"round": "1"}
        given[f"place-{decision.options.get(words=KITCHEN).ref}"] = place
        answer = vote.post(wren, decision, "/voice", given)
        assert answer.status_code == 422
        assert "Please put them in your order again." in answer.text
        assert "remember me" in answer.text
        assert not Ranking.objects.exists()

    def test_nothing_ranked(self, circle: Circle, wren: Person) -> None:
        decision = vote.asked(wren, circle)
        answer = vote.post(wren, decision, "/voice", {"round": "1", "words": "remember me"})
        assert answer.status_code == 422
        assert "give all of them a 1" in answer.text

    def test_too_many_words(self, circle: Circle, wren: Person) -> None:
        decision = vote.asked(wren, circle)
        answer = vote.post(wren, decision, "/voice", vote.ballot(decision, GARDEN, "x" * 601) | {"round": "1"})
        assert answer.status_code == 422
        assert "x" * 601 in answer.text

    def test_whoever_is_not_asked_has_no_ballot(self, circle: Circle, wren: Person, heron: Person) -> None:
        decision = vote.asked(wren, circle)
        given = vote.ballot(decision, GARDEN)
        with pytest.raises(Refused):
            actions.speak(decision, given, number=1, by=heron)
        assert 'name="place-' not in make.signed_in_as(heron).get(make.at(decision)).text

    def test_what_else_is_sent_is_passed_over(self, circle: Circle, wren: Person) -> None:
        decision = vote.asked(wren, circle)
        vote.says(wren, decision, vote.ballot(decision, GARDEN) | {"place-aaaaaaaaaaaaaaaa": "1"})
        assert Ranking.objects.get().levels == [[decision.options.get(words=GARDEN).ref]]


def test_who_leaves_falls_out_with_what_they_ranked(
    circle: Circle, wren: Person, juniper: Person, otter: Person
) -> None:
    decision = vote.asked(wren, circle)
    vote.ranks(wren, decision, KITCHEN)
    vote.ranks(juniper, decision, GARDEN)
    actions.leave_circle(circle, wren, takes_words=True)
    vote.ranks(otter, decision, GARDEN)
    assert vote.chosen(decision) == [GARDEN]
    assert vote.counted(decision)["ballots"] == 2


def test_the_way_it_is_voted_is_chosen_once(circle: Circle, wren: Person) -> None:
    assert make.a_question(circle, wren, kind="ranked", mode=Mode.SECRET).mode == Mode.SECRET
    for kind in ("consent", "time"):
        with pytest.raises(Problem, match="mode"):
            make.a_question(circle, wren, kind=kind, mode=Mode.SECRET)


@pytest.mark.django_db
def test_a_page_asks_as_often_however_many_there_are(
    circle: Circle, wren: Person, juniper: Person, otter: Person, django_assert_max_num_queries: object
) -> None:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    def asks(decision: Decision, where: str = "") -> int:
        browser = make.signed_in_as(wren)
        browser.get(make.at(decision, where))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get(make.at(decision, where))
        return len(queries)

    few = vote.asked(wren, circle, options=[GARDEN, KITCHEN])
    many = vote.asked(wren, circle, options=[f"Place {number}" for number in range(20)])
    assert asks(few) == asks(many)
    for decision in (few, many):
        first = decision.options.order_by("pk").values_list("words", flat=True)[0]
        for person in (wren, juniper, otter):
            vote.ranks(person, decision, first, SNOW if decision == many else "")
    assert asks(few, "/voices") == asks(many, "/voices")
