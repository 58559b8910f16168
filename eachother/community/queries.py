"""What is known of this community."""

from django.core.cache import cache

from eachother.community.models import Community

KEEP_SECONDS = 30
CACHE_KEY = "community"


def current() -> Community:
    """The community, kept in the cache for a few seconds because every page shows its name. Unnamed until founded."""
    community: Community | None = cache.get(CACHE_KEY)
    if community is None:
        community = Community.objects.filter(pk=1).first() or Community(pk=1)
        cache.set(CACHE_KEY, community, KEEP_SECONDS)
    return community
