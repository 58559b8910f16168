"""Two names for one thing become one. Who decides it, and how, is for the rooms above."""

from django.core.cache import cache
from django.db import transaction
from django.db.models import Exists, OuterRef

from eachother.foundation.text import fold
from eachother.people import announcements
from eachother.people.models import Experience, FormerName, Lived, ShownTo
from eachother.people.vocabulary import CACHE_KEY

# The fewer may see it, the higher.
VEILS = (ShownTo.EVERYBODY, ShownTo.SHARERS, ShownTo.NODDED)


@transaction.atomic
def unite(gone: Experience, *, into: Experience) -> None:
    """Whoever has lived the one has lived the other; its name goes on as each one's own words, unless they had some.

    Whoever had said both has said it once, to the fewer people. The old name leads to the new one ever after.
    """
    list(Experience.objects.select_for_update().filter(pk__in=(gone.pk, into.pk)).order_by("pk"))
    people = set(Lived.objects.filter(experience=gone).values_list("person_id", flat=True))
    _once_for_those_who_said_both(gone, into)
    theirs = Lived.objects.filter(experience=gone)
    theirs.filter(wording="").update(wording=gone.name)
    theirs.update(experience=into)
    worded = Lived.objects.filter(experience=into).exclude(wording="").values_list("pk", "wording")
    same = [pk for pk, wording in worded if fold(wording) == into.name_key]
    Lived.objects.filter(pk__in=same).update(wording="")
    gone.former_names.update(experience=into)
    FormerName.objects.update_or_create(name_key=gone.name_key, defaults={"experience": into, "name": gone.name})
    announcements.united.send(sender=None, gone=gone, kept=into, people=people)
    gone.delete()
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))


def _once_for_those_who_said_both(gone: Experience, into: Experience) -> None:
    other = Lived.objects.filter(person=OuterRef("person"), experience=gone)
    for kept in Lived.objects.filter(Exists(other), experience=into):
        dropped = Lived.objects.get(person=kept.person_id, experience=gone)
        kept.shown_to = max(kept.shown_to, dropped.shown_to, key=lambda shown_to: VEILS.index(ShownTo(shown_to)))
        kept.wording = kept.wording or dropped.wording or gone.name
        kept.save(update_fields=["shown_to", "wording"])
        dropped.delete()
