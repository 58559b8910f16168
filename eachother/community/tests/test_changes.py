"""What a community can decide about itself: each once, with the decision that did it, and a line in the record."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from eachother.community import changes, effects, queries
from eachother.community.actions import name_community
from eachother.community.deciding import FOUNDING, Measure, RulesOfDeciding, Unended
from eachother.community.models import Community, Deciding, Deed, Door, SetBy, WordList
from eachother.community.own_words import that_comes_with_it
from eachother.foundation.problems import Problem
from eachother.foundation.refs import new_ref
from eachother.record.models import Entry
from eachother.record.queries import broken

RULES = changes._as_given(FOUNDING)
OURS = "# Ours, since Tuesday.\n" + that_comes_with_it().strip()
CHANGES: dict[str, dict[str, Any]] = {
    "community.name": {"name": "Lakeside"},
    "community.door": {"door": "open"},
    "community.deciding": {**RULES, "days": 10, "unended": "most", "most": 75},
    "community.words": {"text": OURS},
}


@pytest.fixture(autouse=True)
def riverside(db: None) -> None:
    name_community("Riverside", door=Door.KNOCK)


def cleaned(name: str, given: dict[str, Any]) -> dict[str, Any]:
    effect = effects.named(name)
    assert effect
    form = effect.form(given, scope=None, person=None)
    assert form.is_valid(), form.errors
    return form.given()


def holds() -> tuple[Any, ...]:
    community = Community.objects.get()
    rules = Deciding.objects.values_list("days", "unended", "most").first()
    text = WordList.objects.values_list("text", flat=True).first()
    return community.name, community.door, rules, text


def test_all_that_can_be_decided_is_offered_to_the_community_and_not_to_circles() -> None:
    ours = {one.name for one in effects.offered(None)}
    assert set(CHANGES) <= ours
    assert not any(one.name.startswith("community.") for one in effects.offered(object()))
    assert [one.name for one in effects.offered(None) if one.grave and one.name in CHANGES] == ["community.deciding"]


@pytest.mark.parametrize("name", CHANGES)
def test_each_does_what_it_says(name: str, django_capture_on_commit_callbacks: Any) -> None:
    decision, before = new_ref(), holds()
    with django_capture_on_commit_callbacks(execute=True):
        effects.carry_out(name, cleaned(name, CHANGES[name]), None, decision)
    assert sum(one != other for one, other in zip(before, holds(), strict=True)) == 1
    assert SetBy.objects.get().decision == decision
    changed = next(one for one in queries.settings() if one.decision)
    assert (changed.decision, changed.since is not None) == (decision, True)
    entry = Entry.objects.get(kind="effect")
    assert entry.facts == {"effect": name, "decision": decision, "where": "community"}
    assert entry.words.text == " ".join(changed.says)
    assert broken() is None


def test_a_decision_has_its_effect_once() -> None:
    decision = new_ref()
    effects.carry_out("community.name", {"name": "Lakeside"}, None, decision)
    effects.carry_out("community.name", {"name": "Seaside"}, None, decision)
    assert Community.objects.get().name == "Lakeside"
    assert Entry.objects.filter(kind="effect").count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Deed.objects.create(decision=decision, effect="community.name")


def test_what_nobody_offers_is_not_done() -> None:
    for name, scope in (("community.sold", None), ("community.name", object())):
        with pytest.raises(Problem, match="effect-gone"):
            effects.carry_out(name, {"name": "Lakeside"}, scope, new_ref())
    assert not Deed.objects.exists()
    assert Community.objects.get().name == "Riverside"


def test_what_cannot_be_done_leaves_nothing_behind() -> None:
    before = holds()
    with pytest.raises(Exception, match="TOML"):
        effects.carry_out("community.words", {"text": "language ="}, None, new_ref())
    assert holds() == before
    assert not Deed.objects.exists()
    assert not Entry.objects.filter(kind="effect").exists()


@pytest.mark.parametrize(
    ("name", "given", "field"),
    [
        ("community.name", {"name": ""}, "name"),
        ("community.name", {"name": "…"}, "name"),
        ("community.name", {"name": "a" * 61}, "name"),
        ("community.door", {}, "door"),
        ("community.door", {"door": "ajar"}, "door"),
        ("community.words", {"text": "language ="}, "text"),
        ("community.deciding", {**RULES, "days": "soon"}, "days"),
        ("community.deciding", {**RULES, "days": 1}, "days"),
        ("community.deciding", {**RULES, "least": 1}, "least"),
        ("community.deciding", {**RULES, "share": 101}, "share"),
        ("community.deciding", {**RULES, "grave_days": 3}, "grave_days"),
        ("community.deciding", {**RULES, "grave_share": 3}, "grave_share"),
        ("community.deciding", {**RULES, "grave_least": 2, "least": 3}, "grave_least"),
        ("community.deciding", {**RULES, "enough": 2, "least": 3}, "enough"),
        ("community.deciding", {**RULES, "unended": "war"}, "unended"),
        ("community.deciding", {**RULES, "most": 51}, "most"),
        ("community.deciding", {}, "days"),
    ],
)
def test_what_cannot_be_is_said_at_its_place(name: str, given: dict[str, Any], field: str) -> None:
    effect = effects.named(name)
    assert effect
    form = effect.form(given, scope=None, person=None)
    assert not form.is_valid()
    assert form.errors[field]


def test_the_form_begins_with_what_holds() -> None:
    assert changes.DecidingForm().initial == RULES
    assert changes.rules_from(RULES) == FOUNDING


def test_rules_are_kept_whole(django_capture_on_commit_callbacks: Any) -> None:
    ours = RulesOfDeciding(Measure(5, 30, 4, 50), Measure(20, 60, 6, 200), 2, Unended.AGAIN, 90)
    with django_capture_on_commit_callbacks(execute=True):
        effects.carry_out("community.deciding", changes._as_given(ours), None, new_ref())
    assert queries.rules_of_deciding() == ours


@given(people=st.integers(0, 100_000), grave=st.booleans())
def test_the_founding_rules_suit_three_as_well_as_three_thousand(people: int, grave: bool) -> None:
    needed = FOUNDING.measure(grave=grave).needed(people)
    assert min(people, 2) <= needed <= people
    assert needed <= 120
    assert needed >= FOUNDING.usual.needed(people) or not grave
    assert needed >= FOUNDING.measure(grave=grave).needed(max(0, people - 1))


@given(yes=st.integers(0, 500), objections=st.integers(0, 500))
def test_most_are_never_fewer_than_those_who_object(yes: int, objections: int) -> None:
    assert not FOUNDING.carries(yes, objections) or yes > objections


def test_what_is_grave_is_never_decided_by_most() -> None:
    rules = changes.rules_from({**RULES, "unended": "most"})
    assert rules.after_rounds(grave=False) == Unended.MOST
    assert rules.after_rounds(grave=True) == Unended.REST
