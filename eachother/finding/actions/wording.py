"""By which words a person is found: what they wrote about themselves, each for those who may read it."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from eachother.finding.own_words import KIND, met_with, sharing, stemmed_in
from eachother.people.models import FoundBy, Lived, Person, ShownTo
from eachother.search import actions as index
from eachother.search.words import EVERYBODY

AT_ONCE = 50


@transaction.atomic
def put_words(person: Person) -> None:
    """This person is found by what they say of themselves now; by nothing once they have left or are found by nobody.
    Done when they arrive, their place among the others is that of their coming.

    By their name nobody is looked up: whoever wants to find a certain person here asks that person.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    index.put(KIND, person.pk, _texts(person))


def put_words_of(people: Iterable[int]) -> None:
    """As `put_words`, a few at a time, so that nobody's writing waits for long."""
    waiting = list(people)
    for start in range(0, len(waiting), AT_ONCE):
        with transaction.atomic():
            for person in Person.objects.filter(pk__in=waiting[start : start + AT_ONCE]).order_by("pk"):
                put_words(person)


def put_everybodys_words() -> int:
    """Look through everybody, and mend what the index has otherwise than they say. Returns how many people."""
    everybody = list(Person.objects.exclude(name="").order_by("pk").values_list("pk", flat=True))
    put_words_of(everybody)
    return len(everybody)


def forget_words(person: Person) -> None:
    """No word of theirs is left in the index, nor in its file."""
    index.forget(KIND, person.pk)


def _texts(person: Person) -> Iterator[index.Text]:
    if person.left_at or person.found_by == FoundBy.NOBODY:
        return
    languages = stemmed_in(person.languages)
    strangers = EVERYBODY if person.found_by == FoundBy.SHARING else met_with(person.pk)
    yield index.Text(strangers, person.words, languages)
    for experience, name, wording, shown_to in (
        Lived.objects.filter(person=person)
        .order_by("pk")
        .values_list("experience_id", "experience__name", "wording", "shown_to")
    ):
        match shown_to:
            case ShownTo.EVERYBODY:
                audience = strangers
            case ShownTo.SHARERS if strangers == EVERYBODY:
                audience = sharing(experience)
            case ShownTo.NODDED:
                audience = met_with(person.pk)
            case _:
                continue  # whoever shares it need not have nodded to them
        yield index.Text(audience, name, languages)
        yield index.Text(audience, wording, languages)
