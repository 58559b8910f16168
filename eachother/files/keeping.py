"""What refers to files. A room above says so when it is ready; what nobody refers to is swept out."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

Reference = Callable[[], "QuerySet[Any, Any]"]

_references: list[Reference] = []


def keep(reference: Reference) -> None:
    """`reference()` gives the ids of the blobs that something of this room refers to."""
    _references.append(reference)


def references() -> list[QuerySet[Any, Any]]:
    return [reference() for reference in _references]
