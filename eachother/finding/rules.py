"""What may be, as pure functions: asked by the verb that does it and by the button that offers it."""

from datetime import datetime, timedelta

from eachother.people.models import Person

NEW_FOR = timedelta(days=7)


def may_nod(by: Person, to: Person) -> bool:
    """A nod is for somebody else."""
    return by.pk != to.pk


def may_be_found(person: Person) -> bool:
    """Whoever is not found shows nothing to whoever looks, and sees in turn nothing that is for people who share it."""
    return person.hidden_at is None and person.left_at is None


def is_new(person: Person, now: datetime) -> bool:
    """For a week, people who share something are shown that somebody is new."""
    return person.left_at is None and now - person.created_at < NEW_FOR
