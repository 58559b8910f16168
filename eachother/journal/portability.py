"""What this room knows of a person: given to them when they take it along, forgotten when they leave.

The words themselves are opened in the person's own browser (`journal/taking.js`).
"""

from typing import Any

from django.db.models import Model

from eachother.journal import actions
from eachother.journal.models import Page
from eachother.people import leaving
from eachother.people.models import Person

TAKEN: set[type[Model]] = {Page}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    script, words = "journal/taking.js", "journal/_taking_words.html"
    leaving.register(leaving.Room("journal", export, actions.forget, script=script, words=words))


def export(person: Person) -> dict[str, Any]:
    """Which pages there are, and when they were written; no words."""
    pages = Page.objects.filter(owner=person).order_by("pk")
    return {
        "pages": [
            {
                "ref": page.ref,
                "kind": page.kind,
                "revision": page.revision,
                "begun": page.created_at.isoformat(timespec="seconds"),
                "written": page.updated_at.isoformat(timespec="seconds"),
            }
            for page in pages.defer("sealed")
        ]
    }
