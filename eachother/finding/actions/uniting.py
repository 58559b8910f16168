"""Two experiences are one: whoever was found by the one is found by the other."""

from collections.abc import Collection

from django.db import transaction

from eachother.finding.actions.counting import count_again
from eachother.finding.actions.wording import put_words_of
from eachother.finding.models import Posting
from eachother.people.models import Experience, Lived, ShownTo


@transaction.atomic
def unite(gone: Experience, kept: Experience, people: Collection[int]) -> None:
    """Postings and counts follow at once, the weights at night, the words of these people as soon as it is settled:
    until then nobody finds anything by a word that is for fewer than before."""
    postings, lived = Posting.objects.filter(experience=kept), Lived.objects.filter(experience=kept)
    Posting.objects.filter(experience=gone, person__in=postings.values("person")).delete()
    Posting.objects.filter(experience=gone).update(experience=kept)
    postings.filter(person__in=lived.filter(shown_to=ShownTo.NODDED).values("person")).delete()
    for shown_to, veiled in ((ShownTo.EVERYBODY, False), (ShownTo.SHARERS, True)):
        theirs = lived.filter(shown_to=shown_to).values("person")
        postings.filter(veiled=not veiled, person__in=theirs).update(veiled=veiled)
    count_again({kept.pk})
    transaction.on_commit(lambda: put_words_of(sorted(people)))
