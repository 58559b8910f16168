"""A community can decide that two names are looked at; whether they are one, only those say who have lived either."""

from datetime import timedelta

import pytest
from django.utils import timezone

from eachother.community import effects
from eachother.foundation.refs import new_ref
from eachother.notices.models import Notice
from eachother.people.actions import take_up
from eachother.people.models import Experience, Person, ShownTo
from eachother.people.problems import Problem
from eachother.tests.somebody import someone
from eachother.vocabulary import actions
from eachother.vocabulary.models import Question, Said

GIVEN = {"kept": "a river in flood", "other": "high water"}


@pytest.fixture
def people(db: None) -> list[Person]:
    return [someone("Wren", "a river in flood"), someone("Juniper", "high water"), someone("Heron")]


def decide() -> None:
    effect = effects.named("vocabulary.unite")
    assert effect
    form = effect.form(GIVEN, scope=None, person=None)
    assert form.is_valid(), form.errors
    effects.carry_out("vocabulary.unite", form.given(), None, new_ref())


def settle() -> None:
    Question.objects.update(until=timezone.now() - timedelta(minutes=1))
    actions.settle_due()


def test_those_who_have_lived_either_are_asked_and_nobody_else(people: list[Person]) -> None:
    wren, juniper, _heron = people
    decide()
    question = Question.objects.get()
    assert question.asked_by is None
    assert not question.answers.exists()
    assert set(Notice.objects.values_list("person", flat=True)) == {wren.pk, juniper.pk}


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ((), 2),
        ((Said.SAME,), 2),
        ((Said.SAME, Said.DIFFER), 2),
        ((Said.SAME, Said.SAME), 1),
    ],
)
def test_a_decision_is_nobody_s_yes(said: tuple[Said, ...], names: int, people: list[Person]) -> None:
    decide()
    for person, one in zip(people, said, strict=False):
        actions.answer(Question.objects.get(), one, by=person)
    settle()
    assert Experience.objects.filter(name__in=GIVEN.values()).count() == names


def test_what_nobody_shows_cannot_be_named(people: list[Person]) -> None:
    take_up("voices", by=people[2], shown_to=ShownTo.NODDED)
    effect = effects.named("vocabulary.unite")
    assert effect
    form = effect.form({**GIVEN, "other": "voices"}, scope=None, person=people[2])
    assert not form.is_valid()
    assert form.errors["other"] == effect.form({**GIVEN, "other": "nothing"}, scope=None, person=None).errors["other"]
    with pytest.raises(Problem, match="not-shown"):
        effects.carry_out("vocabulary.unite", {**GIVEN, "other": "voices"}, None, new_ref())


def test_they_are_left_in_peace_after_a_no(people: list[Person]) -> None:
    decide()
    actions.answer(Question.objects.get(), Said.DIFFER, by=people[0])
    settle()
    with pytest.raises(Problem, match="asked-lately"):
        decide()


@pytest.mark.parametrize(("sent", "field"), [({"kept": ""}, "kept"), ({"other": GIVEN["kept"]}, "other")])
def test_what_cannot_be_is_said_at_its_place(sent: dict[str, str], field: str, people: list[Person]) -> None:
    effect = effects.named("vocabulary.unite")
    assert effect
    form = effect.form({**GIVEN, **sent}, scope=None, person=None)
    assert not form.is_valid()
    assert field in form.errors
