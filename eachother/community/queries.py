"""What is known of this community."""

from datetime import datetime
from typing import NamedTuple

from django.core.cache import cache

from eachother.community import own_words
from eachother.community.deciding import FOUNDING, Measure, RulesOfDeciding, Unended
from eachother.community.models import Community, Deciding, SetBy, Settings, WordList
from eachother.community.words import deciding_words, door_words, list_words, name_words, words_that_came

KEEP_SECONDS = 30
CACHE_KEY = "community"
WORDS_KEY = "own-words"
RULES_KEY = "rules-of-deciding"
SETTINGS_KEY = "settings"


class Listed(NamedTuple):
    """The list of the system's words; `since` is when the community made it its own, None when it came along."""

    text: str
    since: datetime | None


class Set(NamedTuple):
    """A setting as it is: in sentences, since when, and the decision (its ref) that made it so; '' for the founding."""

    name: str
    says: list[str]
    since: datetime | None
    decision: str


def current() -> Community:
    """The community, kept in the cache for a few seconds because every page shows its name. Unnamed until founded."""
    community: Community | None = cache.get(CACHE_KEY)
    if community is None:
        community = Community.objects.filter(pk=1).first() or Community(pk=1)
        cache.set(CACHE_KEY, community, KEEP_SECONDS)
    return community


def word_list() -> Listed:
    """The list that holds here, kept in the cache for a few seconds."""
    listed: Listed | None = cache.get(WORDS_KEY)
    if listed is None:
        own = WordList.objects.filter(pk=1).first()
        listed = Listed(own.text, own.set_at) if own else Listed(own_words.that_comes_with_it(), None)
        cache.set(WORDS_KEY, listed, KEEP_SECONDS)
    return listed


def rules_of_deciding() -> RulesOfDeciding:
    """What holds for decisions, kept in the cache for a few seconds. A decision keeps what held when its consent
    opened."""
    rules: RulesOfDeciding | None = cache.get(RULES_KEY)
    if rules is None:
        own = Deciding.objects.filter(pk=1).first()
        rules = _rules(own) if own else FOUNDING
        cache.set(RULES_KEY, rules, KEEP_SECONDS)
    return rules


def settings() -> list[Set]:
    """All that the community decides about itself, kept in the cache for a few seconds."""
    kept: list[Set] | None = cache.get(SETTINGS_KEY)
    if kept is None:
        kept = _settings()
        cache.set(SETTINGS_KEY, kept, KEEP_SECONDS)
    return kept


def _settings() -> list[Set]:
    community, listed = current(), word_list()
    says = {
        Settings.NAME: [name_words(community.name)] if community.name else [],
        Settings.DOOR: [door_words(community.door)],
        Settings.DECIDING: deciding_words(rules_of_deciding()),
        Settings.WORDS: [list_words(listed.text) if listed.since else words_that_came()],
    }
    by = {one.setting: one for one in SetBy.objects.all()}
    return [
        Set(str(setting.label), said, one.set_at if one else community.named_at, one.decision if one else "")
        for setting, said in says.items()
        for one in [by.get(setting)]
    ]


def _rules(own: Deciding) -> RulesOfDeciding:
    return RulesOfDeciding(
        usual=Measure(own.days, own.share, own.least, own.enough),
        grave=Measure(own.grave_days, own.grave_share, own.grave_least, own.grave_enough),
        rounds=own.rounds,
        unended=Unended(own.unended),
        most=own.most,
    )
