"""The shared vocabulary: near matches for what somebody is typing, so that one thing does not get ten names."""

from collections.abc import Set

from django.core.cache import cache
from django.db.models import Exists, OuterRef

from eachother.foundation.text import fold
from eachother.people.models import Experience, FormerName, Lived, ShownTo

CACHE_KEY = "people:vocabulary"
KEEP_SECONDS = 60
# Tried on pairs that people here would and would not call the same: 'lost my brother' is offered beside 'losing a
# brother', and 'new job' is not held up by 'new in town'.
LIKE_ENOUGH = 72  # of rapidfuzz's WRatio, to offer while typing
VERY_LIKE = 80  # of its token_sort_ratio, to ask before a new one is begun
SHORTEST = 2
LONGEST = 120  # of a key, as the table has it: comparing takes as long as what is typed is long


def suggestions(typed: str, *, besides: Set[str] = frozenset(), at_most: int = 6) -> list[str]:
    """Names that begin like it or sound like it, best first, without those whose keys stand in `besides`."""
    key = fold(typed)
    if not SHORTEST <= len(key) <= LONGEST:
        return []
    names = {k: name for k, name in _names().items() if fold(name) not in besides}
    beginning = sorted(k for k in names if k.startswith(key) or f" {key}" in k)[:at_most]
    near = [*beginning, *_near(key, names, "WRatio", LIKE_ENOUGH)]
    return list(dict.fromkeys(names[k] for k in near))[:at_most]


def perhaps_the_same(typed: str) -> list[str]:
    """Names so like it that we ask before a new one is begun; none when it is there already, letter for letter."""
    key, names = fold(typed), _names()
    near = [] if key in names else _near(key, names, "token_sort_ratio", VERY_LIKE)
    return list(dict.fromkeys(names[k] for k in near))


def _near(key: str, names: dict[str, str], scorer: str, cutoff: float) -> list[str]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded when somebody types, not at every start

    found = process.extract(key, list(names), scorer=getattr(fuzz, scorer), score_cutoff=cutoff, limit=6)
    return [k for k, _score, _place in found]


def _names() -> dict[str, str]:
    """Key to name, kept for a minute: it is asked at each pause in somebody's typing. A name that is no longer used
    leads to the one that is. What nobody shows to everybody is not among them: to offer it would tell that somebody
    here has lived it."""
    kept: dict[str, str] | None = cache.get(CACHE_KEY)
    if kept is None:
        openly = Lived.objects.filter(shown_to=ShownTo.EVERYBODY, person__left_at=None)
        named = Experience.objects.filter(Exists(openly.filter(experience=OuterRef("pk")))).order_by("name_key")
        former = FormerName.objects.filter(experience__in=named.order_by()).order_by("name_key")
        kept = dict(former.values_list("name_key", "experience__name"))
        kept |= dict(named.values_list("name_key", "name"))
        cache.set(CACHE_KEY, kept, KEEP_SECONDS)
    return kept
