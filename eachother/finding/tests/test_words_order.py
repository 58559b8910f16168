"""In what order people are found by words: by when they came, whatever they said since, and to whom."""

import pytest

from eachother.finding import actions
from eachother.finding.own_words import answer_for
from eachother.finding.tests.make import someone
from eachother.people import actions as people
from eachother.people.announcements import arrived
from eachother.people.models import Person, ShownTo


def arrives(name: str) -> Person:
    person = someone(name)
    arrived.send(sender=None, person=person, invitation=None)
    return person


def says(person: Person, words: str) -> None:
    person.words = words
    person.save()
    actions.put_words(person)


@pytest.mark.parametrize("veiled", [None, ShownTo.SHARERS, ShownTo.NODDED])
def test_nobody_learns_since_when_somebody_has_had_words(heron: Person, veiled: ShownTo | None) -> None:
    late, early = arrives("Late"), arrives("Early")

    def found(words: str) -> list[str]:
        return [one.card.person.name for one in answer_for(Person.objects.get(pk=heron.pk), words).people]

    if veiled:
        people.take_up("hearing voices", by=late, shown_to=veiled)
    says(early, "bread at night")
    says(late, "bread at night")
    assert found("bread") == found("bread night") == ["Early", "Late"]
    says(late, "")
    says(late, "bread at night")
    assert found("bread") == ["Early", "Late"]
