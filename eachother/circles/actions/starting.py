"""Beginning a circle, and what it is about."""

from collections.abc import Collection

from django.db import transaction

from eachother.circles import rules
from eachother.circles.actions.coming import join
from eachother.circles.models import About, Circle, Door, Readers
from eachother.foundation.refs import is_ref, new_ref
from eachother.foundation.text import clean_line, clean_text, fold
from eachother.people.models import Experience, FormerName, Person
from eachother.people.problems import Problem
from eachother.people.rules import experience_problem


@transaction.atomic
def start(
    name: str,
    words: str,
    *,
    about: Collection[Experience | str],
    door: Door,
    readers: Readers,
    by: Person,
    once: str = "",
) -> Circle:
    """`by` begins a circle and is the first in it; nothing else sets them apart.

    `about` names experiences, which nobody need have said that they have lived. Sent twice (with the same `once`, which
    becomes its ref) it is one. Raises Problem 'name-empty', 'name-long', 'words-long', 'challenge-empty', 'about-many',
    'experience-empty' or 'experience-long'.
    """
    line, text = clean_line(name), clean_text(words)
    named = [clean_line(str(one)) for one in about]
    reasons = (rules.name_problem(line), rules.words_problem(text, about=len(named)), *map(experience_problem, named))
    if reason := next(filter(None, reasons), "about-many" if len(named) > rules.ABOUT_AT_MOST else None):
        raise Problem(reason)
    ref = once if is_ref(once) else new_ref()
    if Circle.objects.filter(ref=ref).exists():
        if sent := Circle.objects.of(by).filter(ref=ref).first():
            return sent
        ref = new_ref()
    circle = Circle.objects.create(ref=ref, name=line, words=text, door=door, readers=readers)
    called = dict(map(_called, named))
    About.objects.bulk_create(About(circle=circle, name=words, name_key=key) for key, words in called.items())
    join(circle, by=by)
    return circle


@transaction.atomic
def go_on_as(gone: Experience, kept: Experience) -> None:
    """Two experiences are one: a circle about the one is about the other."""
    about = About.objects.filter(name_key=gone.name_key)
    about.filter(circle__in=About.objects.filter(name_key=kept.name_key).values("circle")).delete()
    about.update(name=kept.name, name_key=kept.name_key)


def _called(name: str) -> tuple[str, str]:
    """The key and the words of an experience; a name that is no longer used leads to the one that is."""
    former = FormerName.objects.filter(name_key=fold(name)).select_related("experience").first()
    return (former.experience.name_key, former.experience.name) if former else (fold(name), name)
