"""The only writer of the community's settings."""

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from eachother.community import own_words
from eachother.community.models import Community, Door, WordList
from eachother.community.queries import CACHE_KEY, WORDS_KEY
from eachother.foundation.text import clean_line


class AlreadyNamed(Exception):  # noqa: N818 - it says what is so, not that something broke
    """The community has a name; from then on only a decision of its members changes it."""


@transaction.atomic
def name_community(name: str, *, door: Door = Door.INVITATION) -> Community:
    """Give the community its first name and its door. Raises AlreadyNamed when it has them."""
    Community.objects.get_or_create(pk=1)
    community = Community.objects.select_for_update().get(pk=1)
    if community.name:
        raise AlreadyNamed
    community.name = clean_line(name)
    community.door = door
    community.named_at = timezone.now()
    community.save(update_fields=["name", "door", "named_at"])
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))
    return community


@transaction.atomic
def set_own_words(text: str) -> own_words.OwnWords:
    """Let this list stand in the place of the one before. Raises WrongList, and then nothing has changed."""
    words = own_words.read(text)
    WordList.objects.update_or_create(pk=1, defaults={"text": text, "set_at": timezone.now()})
    transaction.on_commit(lambda: cache.delete(WORDS_KEY))
    return words
