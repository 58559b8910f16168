"""Puts sealed pages into somebody's journal, many at once: `python -m eachother.tests.shelved NAME FILE` in a house.

The file has `[[ref, sealed], …]` as JSON. A browser that kept so many would be told that nobody writes so fast.
"""

import json
import sys
from pathlib import Path

import django


def shelve(name: str, file: Path) -> None:
    from eachother.journal.models import Kind, Page  # noqa: PLC0415 - after django.setup()
    from eachother.people.models import Person  # noqa: PLC0415
    from eachother.vault.encoding import from_base64  # noqa: PLC0415

    owner = Person.objects.get(name=name)
    Page.objects.bulk_create(
        Page(owner=owner, ref=ref, kind=Kind.JOURNAL, revision=1, sealed=from_base64(sealed))
        for ref, sealed in json.loads(file.read_text(encoding="utf-8"))
    )


if __name__ == "__main__":
    django.setup()
    shelve(sys.argv[1], Path(sys.argv[2]))
