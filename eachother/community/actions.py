"""The only writer of the community's settings. After the founding each verb is an effect of a decision, whose ref it is
given; `tests/test_nothing_else.py` holds that nothing else calls one.
"""

from dataclasses import asdict
from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from eachother.community import own_words
from eachother.community.deciding import RulesOfDeciding
from eachother.community.models import Community, Deciding, Door, SetBy, Settings, WordList
from eachother.community.queries import CACHE_KEY, RULES_KEY, SETTINGS_KEY, WORDS_KEY
from eachother.foundation.text import clean_line
from eachother.record import actions as record


class AlreadyNamed(Exception):  # noqa: N818 - it says what is so, not that something broke
    """The community has a name; from then on only a decision of its members changes it."""


@transaction.atomic
def name_community(name: str, *, door: Door = Door.INVITATION, at: datetime | None = None) -> Community:
    """Give the community its first name and its door (`at`, in a made-up past). Raises AlreadyNamed if it has them."""
    Community.objects.get_or_create(pk=1)
    community = _held()
    if community.name:
        raise AlreadyNamed
    community.name = clean_line(name)
    community.door = door
    community.named_at = at or timezone.now()
    community.save(update_fields=["name", "door", "named_at"])
    record.write("founded", {"name": community.name, "door": str(door)}, at=at)
    _forget(CACHE_KEY)
    return community


@transaction.atomic
def rename(name: str, *, decision: str) -> None:
    community = _held()
    community.name = clean_line(name)
    community.save(update_fields=["name"])
    _set(Settings.NAME, decision, CACHE_KEY)


@transaction.atomic
def set_door(door: Door, *, decision: str) -> None:
    community = _held()
    community.door = door
    community.save(update_fields=["door"])
    _set(Settings.DOOR, decision, CACHE_KEY)


@transaction.atomic
def set_own_words(text: str, *, decision: str) -> None:
    """Let this list stand in the place of the one before. Raises WrongList, and then nothing has changed."""
    own_words.read(text)
    WordList.objects.update_or_create(pk=1, defaults={"text": text, "set_at": timezone.now()})
    _set(Settings.WORDS, decision, WORDS_KEY)


@transaction.atomic
def set_rules_of_deciding(rules: RulesOfDeciding, *, decision: str) -> None:
    """From now on. A consent that is open goes on by the rules with which it opened."""
    columns = {
        **asdict(rules.usual),
        **{f"grave_{name}": value for name, value in asdict(rules.grave).items()},
        "rounds": rules.rounds,
        "unended": rules.unended,
        "most": rules.most,
    }
    Deciding.objects.update_or_create(pk=1, defaults=columns)
    _set(Settings.DECIDING, decision, RULES_KEY)


def _held() -> Community:
    return Community.objects.select_for_update().get(pk=1)


def _set(setting: Settings, decision: str, kept_as: str) -> None:
    SetBy.objects.update_or_create(setting=setting, defaults={"decision": decision, "set_at": timezone.now()})
    _forget(kept_as)


def _forget(kept_as: str) -> None:
    transaction.on_commit(lambda: cache.delete_many([kept_as, SETTINGS_KEY]))
