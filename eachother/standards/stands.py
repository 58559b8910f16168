"""That stories stand under standards, for the ledger of their tellers."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from eachother.standards.models import Root
from eachother.stories import standing
from eachother.stories.models import Story, Uses
from eachother.web.addresses import url


def register() -> None:
    standing.register(standing.Ground("standards", Uses.STANDARD, stands))


def stands(story: Story) -> Iterator[standing.Place]:
    """One query. Nothing leans on the story: its empty place here is this room's own."""
    for root in Root.objects.filter(story=story).select_related("standard").order_by("pk"):
        words = _("Under the standard “%(name)s”") % {"name": root.standard.name}
        yield standing.Place(words, url("standards:lineage", root.standard.ref), root.created_at)
