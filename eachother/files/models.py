"""What is kept of a file: how much it fills, how far it has come, and whether something refers to it."""

from __future__ import annotations

from django.db import models

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Person
from eachother.vault.envelopes import FileShape


class BlobQuerySet(models.QuerySet["Blob"]):
    def there(self) -> BlobQuerySet:
        return self.filter(let_go_at=None)


class Blob(Row):
    """A sealed file. Its ref is made in the browser, because it is part of what is sealed.

    Chunks come in their order; the first `arrived` are in the store. `taken_at`: something refers to it. From
    `let_go_at` on it is nobody's, and the row stays until its chunks are gone, so that no chunk is ever forgotten.
    `by` is whose share of the room it fills; None when they have left and others still need it.
    """

    ref = RefField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    size = models.PositiveBigIntegerField()
    arrived = models.PositiveIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)

    objects = BlobQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["let_go_at", "taken_at"], name="blobs_to_look_after")]

    @property
    def shape(self) -> FileShape:
        return FileShape(self.ref, self.size)

    @property
    def whole(self) -> bool:
        return self.arrived == self.shape.chunks
