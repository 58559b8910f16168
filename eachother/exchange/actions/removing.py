"""The host takes away what a law demands."""

from django.db import transaction

from eachother.exchange import own_words
from eachother.exchange.actions.slips import tell_pages
from eachother.exchange.models import Slip


@transaction.atomic
def remove(ref: str, line: str) -> bool:
    """What it said goes from its page, the lists and the search; `line` stands there. Says whether there was one."""
    slip = Slip.objects.select_for_update(of=("self",)).select_related("circle", "by").filter(ref=ref).first()
    if slip is None:
        return False
    slip.words, slip.time, slip.place = line, "", ""
    slip.save(update_fields=["words", "time", "place"])
    if slip.is_up:
        own_words.put(slip)
    tell_pages(slip)
    return True
