"""What a page may be. Pure functions."""

from eachother.journal.models import Kind

PAGES_AT_MOST = 1_000


def fits(kind: str, ref: str, *, owner_ref: str) -> bool:
    """The plan is called what its owner is called, so that there is one; nothing else is."""
    return (kind == Kind.PLAN) == (ref == owner_ref)


def follows(revision: int, stored: int) -> bool:
    """Whether a revision was written over the stored one (0: there is none)."""
    return revision == stored + 1
