"""Where people can be found, and how rare things are."""

import pytest
from django.utils import timezone

from eachother.finding import actions
from eachother.finding.models import Nod, Posting, TermCount, Tie, Why
from eachother.finding.queries import matches_for, own_of
from eachother.finding.score import rarity
from eachother.finding.tests.make import hide, names_in_sight, say, someone
from eachother.people.models import Lived, ShownTo


def count(name: str, language: str = "") -> int | None:
    return TermCount.objects.filter(experience__name=name, language=language).values_list("people", flat=True).first()


def everybody() -> int:
    return TermCount.objects.get(experience=None).people


def test_a_row_for_each_experience_and_language(db: None) -> None:
    person = someone("Fern", "night shifts", "new in town", languages=["en", "pl"])
    assert Posting.objects.filter(person=person).count() == 4


def test_who_says_no_language_is_met_in_the_communitys(db: None) -> None:
    someone("Fern", "night shifts", languages=[])
    assert [posting.language for posting in Posting.objects.all()] == ["en"]


def test_a_regional_language_counts_as_the_language(db: None) -> None:
    fern = someone("Fern", "night shifts", languages=["pt-BR", "pt"])
    someone("Moss", "night shifts", languages=["pt-PT"])
    assert Posting.objects.filter(person=fern).count() == 1
    assert names_in_sight(fern) == ["Moss"]


def test_what_is_shared_counts_once_in_however_many_languages(db: None) -> None:
    fern = someone("Fern", "night shifts", languages=["en", "pl"])
    someone("Both", "night shifts", "x", languages=["en", "pl"])
    someone("One", "night shifts", languages=["en"])
    assert names_in_sight(fern) == ["One", "Both"]


def test_what_is_shown_after_a_nod_leaves_no_trace_here(db: None) -> None:
    fern = someone("Fern")
    say(fern, "night shifts", ShownTo.NODDED)
    actions.place(fern)
    assert not Posting.objects.exists()
    assert count("night shifts") is None


def test_who_hides_leaves_no_trace_and_comes_back_as_they_were(db: None) -> None:
    fern = someone("Fern", "night shifts")
    hide(fern)
    assert not Posting.objects.exists()
    assert (count("night shifts"), everybody()) == (None, 0)
    fern.hidden_at = None
    fern.save()
    actions.place(fern)
    assert (count("night shifts"), everybody()) == (1, 1)


def test_counts_follow_what_people_say(db: None) -> None:
    fern = someone("Fern", "night shifts", languages=["en", "pl"])
    someone("Moss", "night shifts")
    assert (count("night shifts"), count("night shifts", "en"), count("night shifts", "pl")) == (2, 2, 1)
    assert everybody() == 2
    Lived.objects.filter(person=fern).delete()
    actions.place(fern)
    assert (count("night shifts"), count("night shifts", "en"), count("night shifts", "pl")) == (1, 1, None)
    assert everybody() == 1


def test_placing_twice_changes_nothing(db: None) -> None:
    fern = someone("Fern", "night shifts")
    actions.place(fern)
    assert (Posting.objects.count(), count("night shifts"), everybody()) == (1, 1, 1)


def test_weights_follow_as_others_come(db: None) -> None:
    fern = someone("Fern", "night shifts")
    for n in range(5):
        someone(f"Person {n}", "new in town")
    assert Posting.objects.get(person=fern).weight == rarity(1, 6)


def test_counting_afresh_mends_what_was_wrong(db: None) -> None:
    someone("Fern", "night shifts", languages=["en", "pl"])
    right = set(TermCount.objects.values_list("experience", "language", "people"))
    TermCount.objects.update(people=40)
    TermCount.objects.create(experience_id=None, language="xx", people=3)
    Posting.objects.update(weight=1)
    actions.recount()
    assert set(TermCount.objects.values_list("experience", "language", "people")) == right
    assert actions.reweigh() == 1
    assert actions.reweigh() == 0
    assert set(Posting.objects.values_list("weight", flat=True)) == {rarity(1, 1)}


def test_counting_where_nobody_is(db: None) -> None:
    actions.recount()
    assert everybody() == 0


def test_in_a_large_community_one_persons_own_weight_is_written(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eachother.finding.actions.placing.SMALL", 0)
    fern = someone("Fern", "night shifts")
    assert Posting.objects.get(person=fern).weight == rarity(1, 1)


def test_forgetting_somebody_leaves_nothing(db: None) -> None:
    fern, moss = someone("Fern", "night shifts"), someone("Moss", "night shifts")
    actions.nod(moss, by=fern)
    actions.nod(fern, by=moss)
    actions.tie(fern, moss, Why.ALONGSIDE)
    actions.forget(fern)
    assert not Nod.objects.exists()
    assert not Tie.objects.exists()
    assert not Posting.objects.filter(person=fern).exists()
    assert (count("night shifts"), everybody()) == (1, 1)


def test_ties_hold_in_both_directions_until_each_reason_is_over(db: None) -> None:
    fern, moss = someone("Fern", "night shifts"), someone("Moss", "night shifts")
    actions.tie(fern, moss, Why.HELLO)
    actions.tie(moss, fern, Why.ALONGSIDE)
    actions.tie(moss, fern, Why.ALONGSIDE)
    actions.untie(fern, moss, Why.HELLO)
    assert names_in_sight(fern) == names_in_sight(moss) == []
    actions.untie(fern, moss, Why.ALONGSIDE)
    assert names_in_sight(fern) == ["Moss"]
    assert names_in_sight(moss) == ["Fern"]


def test_in_a_large_community_only_some_of_a_common_term_are_read_others_on_another_day(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eachother.finding.queries.ROWS_AT_MOST", 5)
    fern = someone("Fern", "night shifts")
    for n in range(20):
        someone(f"Person {n}", "night shifts")
    found = set()
    for day in range(1, 20):
        some = {match.person for match in matches_for(fern, own_of(fern), on=timezone.now().date().replace(day=day))}
        assert len(some) < 15
        found |= some
    assert len(found) > 15
