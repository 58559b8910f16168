"""What may be, as pure functions: asked by the verb that does it and by the button that offers it."""

from eachother.people.models import Person


def may_nod(by: Person, to: Person) -> bool:
    """A nod is for somebody else."""
    return by.pk != to.pk


def may_be_found(person: Person) -> bool:
    """Whoever is not found shows nothing to whoever looks, and sees in turn nothing that is for people who share it."""
    return person.hidden_at is None and person.left_at is None
