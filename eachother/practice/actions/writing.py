"""Writing a conversation, changing it as a new version, taking a version of one's own back."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from eachother.foundation.refs import is_ref, new_ref
from eachother.people.models import Leaving, Person, Words
from eachother.people.problems import Problem
from eachother.practice.actions.sitting import end, go
from eachother.practice.models import Conversation, Sitting, Version
from eachother.practice.script import Script, as_json, problems


class Wrong(Problem):
    """What is wrong, by field (`script.problems`)."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__("wrong")
        self.fields = fields


@transaction.atomic
def write(script: Script, *, by: Person, once: str = "") -> Conversation:
    """`by` writes one down, for everybody here. Sent twice (with the same `once`, which becomes its ref) it is one.

    Raises Wrong.
    """
    said = _checked(script)
    ref = once if is_ref(once) else new_ref()
    Person.objects.select_for_update().get(pk=by.pk)
    if sent := Version.objects.filter(conversation__ref=ref, by=by).select_related("conversation").first():
        return sent.conversation
    taken = Conversation.objects.filter(ref=ref).exists()
    conversation = Conversation.objects.create(ref=new_ref() if taken else ref)
    Version.objects.create(conversation=conversation, number=1, by=by, **said)
    return conversation


@transaction.atomic
def change(conversation: Conversation, script: Script, *, by: Person, once: str = "") -> Version:
    """It says something else from now on; what it said before stays beside it. Sent twice (with the same `once`) it is
    one; what says the same as the newest changes nothing. Two at the same moment are two versions.

    Raises Wrong.
    """
    said = _checked(script)
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    versions = Version.objects.filter(conversation=conversation)
    ref = once if is_ref(once) else new_ref()
    newest = versions.order_by("-number").first()
    same = newest if newest and all(getattr(newest, name) == value for name, value in said.items()) else None
    if sent := (versions.filter(ref=ref, by=by).first() or same):
        return sent
    number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    taken = Version.objects.filter(ref=ref).exists()
    return Version.objects.create(
        ref=new_ref() if taken else ref, conversation=conversation, number=number, by=by, **said
    )


@transaction.atomic
def take_back(version: Version, *, by: Person) -> None:
    """A version of one's own goes: the conversation says again what it said before, or is gone where it said nothing.
    Whoever sits at it just now has no more to go by, and is told so. Twice is once."""
    for mine in Version.objects.filter(pk=version.pk, by=by):
        gone(mine)


def gone(version: Version) -> None:
    """As `take_back`, whoever's it is."""
    for sitting in Sitting.objects.filter(version=version):
        end(sitting)
    version.delete()
    Conversation.objects.filter(pk=version.conversation_id, versions=None).delete()


@transaction.atomic
def forget(person: Person) -> None:
    """What they wrote goes, or stays without a name if that is what they said. What others made of it is theirs."""
    for sitting in Sitting.objects.of(person):
        go(sitting, by=person)
    if Leaving.objects.filter(person=person, words=Words.STAY).exists():
        Version.objects.filter(by=person).update(by=None)
    for version in Version.objects.filter(by=person):
        take_back(version, by=person)


@transaction.atomic
def clear() -> None:
    """Nobody is left who practises: only those are there that were from the start, as they were then."""
    Conversation.objects.filter(planted=None).delete()
    Version.objects.filter(number__gt=1).delete()


def _checked(script: Script) -> dict[str, Any]:
    if wrong := problems(script):
        raise Wrong(wrong)
    one, other = script.voices
    return {
        "title": script.title,
        "about": script.about,
        "one": one,
        "other": other,
        "moments": as_json(script.moments),
    }
