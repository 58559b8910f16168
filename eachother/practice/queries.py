"""What somebody may read of the conversations to practise. Never writes."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from eachother.people.models import Person, muted_by
from eachother.people.queries import visible_to
from eachother.practice.models import Conversation, Sitting, Version
from eachother.web.paging import Paged, paged

AT_ONCE = 20


def page_for(person: Person, number: int) -> Paged[Version]:
    """What each conversation says now, as far as this person reads it, the latest changed first. Whom they have muted
    wrote none of it."""
    seen = Version.objects.visible_to(person).filter(Q(by=None) | ~muted_by(person, "by"))
    rows = seen.newest().select_related("conversation", "by")
    return paged(rows.order_by("-created_at", "-pk"), number, size=AT_ONCE)


def newest_for(person: Person, ref: str) -> Version:
    """What a conversation says, as far as this person reads it; else a 404."""
    versions = Version.objects.visible_to(person).filter(conversation__ref=ref).order_by("-number")
    version = versions.select_related("conversation", "by").first()
    if version is None:
        raise Http404
    return version


def versions_of(person: Person, conversation: Conversation, number: int) -> Paged[Version]:
    """All of them, the newest first."""
    versions = Version.objects.visible_to(person).filter(conversation=conversation).select_related("by")
    return paged(versions.order_by("-number"), number, size=AT_ONCE)


def version_for(person: Person, ref: str, version: str) -> Version:
    """One of its versions; else a 404."""
    seen = Version.objects.visible_to(person).select_related("conversation", "by")
    found: Version = get_object_or_404(seen, conversation__ref=ref, ref=version)
    return found


def own_version(person: Person, ref: str, version: str) -> Version:
    """One that this person wrote. A 404 where they may not read it, PermissionDenied where it is somebody else's."""
    found = version_for(person, ref, version)
    if found.by_id != person.pk:
        raise PermissionDenied
    return found


def sitting_for(person: Person, ref: str) -> Sitting:
    """One that this person sits at, or one that waits, held by somebody who exists for them; else a 404."""
    exists = visible_to(person)
    mine = Q(one=person, other=None) | Q(one=None, other=person) | Q(one=person, other__in=exists)
    mine |= Q(one__in=exists, other=person)
    waits = Q(one=None, other__in=exists) | Q(one__in=exists, other=None)
    readable = Version.objects.visible_to(person)
    sittings = Sitting.objects.filter(mine | waits, version__in=readable)
    found: Sitting = get_object_or_404(sittings.select_related("version__conversation", "one", "other"), ref=ref)
    return found
