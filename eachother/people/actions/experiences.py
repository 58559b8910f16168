"""Saying what one has lived, in the words that the members share."""

from django.core.cache import cache
from django.db import transaction

from eachother.foundation.text import clean_line, fold
from eachother.people import announcements, rules
from eachother.people.models import Experience, FormerName, Lived, Person, ShownTo
from eachother.people.problems import Conflict, Problem
from eachother.people.vocabulary import CACHE_KEY


@transaction.atomic
def take_up(name: str, *, by: Person, shown_to: ShownTo = ShownTo.EVERYBODY, wording: str = "") -> Lived:
    """`by` has lived this: the experience that goes by this name, or once did, or a new one that they begin.

    Said twice, it is still said once, as it was the first time. Raises Problem 'experience-empty', 'experience-long',
    'wording-long', or Conflict 'experiences-enough'.
    """
    if problem := rules.experience_problem(name):
        raise Problem(problem)
    Person.objects.select_for_update().get(pk=by.pk)
    former = FormerName.objects.filter(name_key=fold(name)).select_related("experience").first()
    if former:
        experience, wording = former.experience, wording or clean_line(name)
    else:
        experience = _called(name)
    already = Lived.objects.filter(person=by, experience=experience).first()
    if already:
        return already
    if Lived.objects.filter(person=by).count() >= rules.EXPERIENCES_AT_MOST:
        raise Conflict("experiences-enough")
    lived = Lived.objects.create(
        person=by,
        experience=experience,
        shown_to=shown_to,
        wording=_own(wording or (name if shown_to != ShownTo.EVERYBODY else ""), beside=experience),
    )
    if shown_to == ShownTo.EVERYBODY:
        _spell(experience, as_said=experience.name if former else name, by=by)
    announcements.described.send(sender=None, person=by)
    return lived


def _called(name: str) -> Experience:
    key = fold(name)
    return Experience.objects.select_for_update().get_or_create(name_key=key, defaults={"name": _plainly(key)})[0]


@transaction.atomic
def show(lived: Lived, *, to: ShownTo, wording: str) -> Lived:
    """Change who sees it, and one's own words for it. Raises Problem 'wording-long'."""
    before, lived.shown_to = lived.shown_to, to
    lived.wording = _own(wording, beside=lived.experience)
    lived.save(update_fields=["shown_to", "wording"])
    if before != to and ShownTo.EVERYBODY in (before, to):
        again = fold(wording) == lived.experience.name_key
        _spell(lived.experience, as_said=wording if again else lived.experience.name, by=lived.person)
    announcements.described.send(sender=None, person=lived.person)
    return lived


@transaction.atomic
def let_go(lived: Lived) -> None:
    """No longer said. An experience that nobody says any more leaves the vocabulary."""
    experience = Experience.objects.select_for_update().get(pk=lived.experience_id)
    lived.delete()
    if lived.shown_to == ShownTo.EVERYBODY:
        _spell(experience, as_said=experience.name, by=lived.person)
    if not experience.lived.exists():
        experience.delete()
    announcements.described.send(sender=None, person=lived.person)


def _spell(experience: Experience, *, as_said: str, by: Person) -> None:
    """A name is spelt as the first wrote it who shows it to everybody; while nobody does, in small letters. Otherwise
    whoever writes it with a capital would see by its spelling that somebody is here who veils it."""
    openly = Lived.objects.filter(experience=experience, shown_to=ShownTo.EVERYBODY).values_list("person", flat=True)
    showing = list(openly[:2])
    if showing == [by.pk]:
        Experience.objects.filter(pk=experience.pk).update(name=clean_line(as_said), begun_by=by)
    elif not showing:
        Experience.objects.filter(pk=experience.pk).update(name=_plainly(experience.name_key), begun_by=None)
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))


def _plainly(key: str) -> str:
    return key[: rules.EXPERIENCE_LENGTH]


def _own(wording: str, *, beside: Experience) -> str:
    """A wording of one's own; the shared name said again is none, but where it stands in small letters alone."""
    line = clean_line(wording)
    if len(line) > rules.EXPERIENCE_LENGTH:
        raise Problem("wording-long")
    as_others_spell = beside.name != _plainly(beside.name_key) and fold(line) == beside.name_key
    return "" if as_others_spell or line == beside.name else line
