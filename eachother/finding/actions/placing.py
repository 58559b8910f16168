"""Where a person can be found: their postings."""

from zlib import crc32

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest

from eachother.finding.actions.counting import count_again, rarities_of, reweigh
from eachother.finding.actions.wording import forget_words
from eachother.finding.models import Attention, LetBe, Nod, Posting, TermCount, Tie
from eachother.finding.queries import languages_of
from eachother.finding.rules import may_be_found
from eachother.finding.statement import SALTS
from eachother.people.models import Lived, Person, ShownTo

SMALL = 300


@transaction.atomic
def place(person: Person) -> None:
    """Write this person's postings as they now describe themselves; none when they are hidden or have left.

    In a small community everybody is weighed anew, because one more person changes what is rare; in a large one that
    is done every night.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    before, after = _posted_openly(person), _terms(person)
    _write(person, after, _weight_of(person))
    openly = {(experience, language) for experience, language, veiled in after if not veiled}
    count_again({experience for experience, _language in before ^ openly})
    everybody = _everybody(bool(openly) - bool(before))
    if everybody <= SMALL:
        reweigh()
    elif openly != before:
        rarities = rarities_of({experience for experience, _language in openly})
        Posting.objects.filter(person=person).update(weight=sum(rarities.values()))


@transaction.atomic
def forget(person: Person) -> None:
    """Nothing of this person is left in this room."""
    forget_words(person)
    before = _posted_openly(person)
    Posting.objects.filter(person=person).delete()
    Attention.objects.filter(person=person).delete()
    count_again({experience for experience, _language in before})
    _everybody(-bool(before))
    for rows in (Nod.objects.filter(by=person), Nod.objects.filter(to=person)):
        rows.delete()
    for ties in (Tie.objects.filter(person=person), Tie.objects.filter(other=person)):
        ties.delete()
    LetBe.objects.filter(Q(person=person) | Q(newcomer=person)).delete()


def salt_of(person: Person) -> int:
    """Where a person stands among the salts; it never changes and says nothing about them."""
    return crc32(person.ref.encode()) % SALTS


def _posted_openly(person: Person) -> set[tuple[int, str]]:
    """The terms by which everybody finds this person."""
    return set(Posting.objects.filter(person=person, veiled=False).values_list("experience_id", "language"))


def _terms(person: Person) -> set[tuple[int, str, bool]]:
    """Each experience and language, and whether only people who share it may know."""
    if not may_be_found(person):
        return set()
    lived = Lived.objects.filter(person=person).exclude(shown_to=ShownTo.NODDED)
    return {
        (experience, language, shown_to == ShownTo.SHARERS)
        for experience, shown_to in lived.values_list("experience_id", "shown_to")
        for language in languages_of(person)
    }


def _weight_of(person: Person) -> int:
    """As it stands: it must not move because something veiled is said or taken back."""
    return Posting.objects.filter(person=person).values_list("weight", flat=True).first() or 0


def _write(person: Person, terms: set[tuple[int, str, bool]], weight: int) -> None:
    Posting.objects.filter(person=person).delete()
    Posting.objects.bulk_create(
        Posting(
            person=person,
            experience_id=experience,
            language=language,
            veiled=veiled,
            salt=salt_of(person),
            hours=person.hours,
            welcomes=person.welcomes,
            offers=person.offers,
            weight=weight,
        )
        for experience, language, veiled in sorted(terms)
    )


def _everybody(change: int) -> int:
    """How many people show something to everybody now, after this many more or fewer."""
    counted, _new = TermCount.objects.get_or_create(experience=None, language="", defaults={"people": 0})
    TermCount.objects.filter(pk=counted.pk).update(people=Greatest(F("people") + change, 0))
    counted.refresh_from_db()
    return counted.people
