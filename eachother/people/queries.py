"""What may be known of people, and by whom. Never writes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.query import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from eachother.foundation.prepared import Many, Prepared
from eachother.foundation.text import fold
from eachother.people.models import (
    Acquaintance,
    Arrival,
    Block,
    Device,
    FoundBy,
    HiddenWord,
    Invitation,
    Lived,
    Mute,
    Openness,
    Passkey,
    Person,
    Power,
    PowersOf,
    ShownTo,
    muted_by,
)
from eachother.people.models.person import PersonQuerySet, lets_be_found
from eachother.vault.login import normalise_login

OPEN_AT_MOST = 200  # nobody looks through more at once
SAYING_AT_MOST = 200


class Shown(NamedTuple):
    """Something that a person shows to somebody: that they have lived it, by the shared name and in their own words."""

    person_id: int
    experience_id: int
    shown_to: str
    name: str
    wording: str


class Open(NamedTuple):
    """Somebody who is open to company now, and how."""

    pk: int
    ref: str
    name: str
    how: str


def visible_to(person: Person) -> PersonQuerySet:
    """Everybody who exists for this person. Every list of people starts here."""
    return Person.objects.visible_to(person)


def person_for(viewer: Person, ref: str) -> Person:
    """The person behind a ref, or a 404 when they do not exist for the viewer."""
    return get_object_or_404(visible_to(viewer), ref=ref)


def person_page_for(viewer: Person, ref: str) -> Person:
    """As `person_for`; knows besides how open they are (`openness`), what power they carry (`carries`), and whether
    the viewer `has_muted` them."""
    people = visible_to(viewer).select_related("openness")
    people = people.annotate(has_muted=muted_by(viewer, "pk"), carries=PowersOf())
    return get_object_or_404(people, ref=ref)


def name_is_taken(name: str, *, by: Person | None = None) -> bool:
    """Whether somebody else is called this, or signs in with it: neither may be taken for the other."""
    others = Person.objects.exclude(pk=by.pk) if by else Person.objects.all()
    return others.filter(Q(name_key=fold(name)) | Q(login=normalise_login(name))).exists()


def exist_for_each_other(one: Person, other: Person) -> bool:
    """False when either has blocked the other."""
    pair = (one.pk, other.pk)
    return not Block.objects.filter(by__in=pair, other__in=pair).exclude(by=one, other=one).exists()


def muted_ids(person: Person) -> set[int]:
    """Whom this person does not want to come across."""
    return set(Mute.objects.holding().filter(by=person).values_list("other_id", flat=True))


def acquainted_ids(person: Person, among: Iterable[int] | None = None) -> set[int]:
    """With whom this person has nodded both ways."""
    pairs = Acquaintance.objects.filter(Q(low=person) | Q(high=person))
    if among is not None:
        ids = list(among)
        pairs = pairs.filter(Q(low__in=ids) | Q(high__in=ids))
    return {low + high - person.pk for low, high in pairs.values_list("low_id", "high_id")}


def shown_experiences(
    viewer: Person, people: Iterable[int], *, mine: set[int] | None = None, nodded: set[int] | None = None
) -> dict[int, list[Shown]]:
    """What each of these people (by id) shows to the viewer, in the order in which they said it.

    What is for people who share it is shown to whoever shows it too: nobody sees it by claiming it in secret, nor by
    claiming it while they are hidden, but to whoever knows them all the same. Two queries, however many people; one
    for a caller who knows already with whom of these they have nodded both ways (`nodded`). Who knows what the viewer
    shows (`mine`) spares it reading that.
    """
    shown: dict[int, list[Shown]] = {pk: [] for pk in people}
    if nodded is None:
        nodded = acquainted_ids(viewer, among=shown)
    told = _lived_by_all(people=shown if mine is not None else {*shown, viewer.pk})
    everything = [Shown._make(row) for row in told]
    if mine is None:
        own = (lived for lived in everything if lived.person_id == viewer.pk)
        mine = {lived.experience_id for lived in own if lived.shown_to != ShownTo.NODDED}
    for lived in everything:
        if lived.person_id in shown and (
            lived.person_id == viewer.pk or _shows(lived, mine, nodded, hidden=viewer.hidden_at is not None)
        ):
            shown[lived.person_id].append(lived)
    return shown


def who_sees_openness_of(person: Person) -> set[int]:
    """Whoever lives something that this person shows them, exists for them, may come across them, and has not muted
    them."""
    if person.found_by == FoundBy.NOBODY:
        return set()
    met = acquainted_ids(person)
    mine = Lived.objects.filter(person=person)
    for_all = mine.filter(shown_to=ShownTo.EVERYBODY).values("experience")
    for_sharers = mine.filter(shown_to=ShownTo.SHARERS).values("experience")
    muting = Mute.objects.holding().filter(other=person)
    watching = visible_to(person).exclude(pk=person.pk).exclude(pk__in=muting.values("by"))
    if person.found_by == FoundBy.NODDED:
        watching = watching.filter(pk__in=met)
    sharing = Lived.objects.filter(
        Q(experience__in=for_all)
        | (
            Q(experience__in=for_sharers)
            & ~Q(shown_to=ShownTo.NODDED)
            & (Q(person__hidden_at=None) | Q(person__in=met))
        )
    )
    found = set(watching.filter(pk__in=sharing.values("person")).values_list("pk", flat=True))
    after_a_nod = mine.filter(shown_to=ShownTo.NODDED).values("experience")
    nodded = watching.filter(pk__in=met, lived__experience__in=after_a_nod)
    return found | set(nodded.values_list("pk", flat=True))


def open_to(viewer: Person, *, at_most: int | None = None) -> list[Open]:
    """Who is open to company now and shows the viewer something that both have lived.

    The newest first. Whoever does not want to be found, or is muted by the viewer, is not among them. One query.
    """
    return [Open._make(row) for row in _open_to(viewer=viewer, now=timezone.now())[:at_most]]


def people_open_to(viewer: Person, now: datetime) -> QuerySet[Person]:
    """All of these, for a room that looks for some among them."""
    return (
        visible_to(viewer)
        .filter(lets_be_found(Exists(met_by(viewer, "pk"))))
        .exclude(pk=viewer.pk)
        .filter(openness__until__gt=now)
        .filter(Exists(_shared_with(viewer)), ~muted_by(viewer, "pk", now))
        .order_by("-openness__created_at", "pk")
    )


def _rows_open_to(viewer: Person, now: datetime) -> QuerySet[Person, tuple[Any, ...]]:
    return people_open_to(viewer, now).values_list("pk", "ref", "name", "openness__how")[:OPEN_AT_MOST]


def _shared_with(viewer: Person) -> QuerySet[Lived]:
    """What the person of the outer query has lived and the viewer too, as far as the viewer may know it."""
    mine = Lived.objects.filter(person=viewer)
    openly = mine.exclude(shown_to=ShownTo.NODDED)
    found = openly.filter(person__hidden_at=None)
    nodded = Exists(met_by(viewer, "person_id"))
    return Lived.objects.filter(person=OuterRef("pk"), experience__in=mine.values("experience")).filter(
        Q(shown_to=ShownTo.EVERYBODY)
        | Q(shown_to=ShownTo.SHARERS, experience__in=found.values("experience"))
        | Q(nodded, shown_to=ShownTo.SHARERS, experience__in=openly.values("experience"))
        | Q(nodded, shown_to=ShownTo.NODDED)
    )


def met_by(viewer: Person, person: str) -> QuerySet[Acquaintance]:
    """The row that says that the viewer and whoever stands in this column have nodded both ways."""
    return Acquaintance.objects.filter(Q(low=viewer, high=OuterRef(person)) | Q(high=viewer, low=OuterRef(person)))


def share_something(viewer: Person, other: Person) -> bool:
    """Whether both show each other something that both have lived: nobody learns of more by asking. Two queries."""
    mine = Lived.objects.filter(person=viewer)
    if other.pk not in acquainted_ids(viewer, among=[other.pk]):
        mine = mine.exclude(shown_to=ShownTo.NODDED)
    shown = shown_experiences(viewer, [other.pk])[other.pk]
    return mine.filter(experience__in=[lived.experience_id for lived in shown]).exists()


def openness_of(person: Person) -> Openness | None:
    """How open this person is just now; None is: not now."""
    return Openness.objects.now().filter(person=person).first()


def lived_by(person: Person) -> list[Lived]:
    """All that this person says they have lived, in the order in which they said it."""
    return list(Lived.objects.filter(person=person).select_related("experience").order_by("pk"))


def devices_of(person: Person) -> list[Device]:
    """Where this person is signed in, the newest sign-in first."""
    return list(Device.objects.filter(person=person).order_by("-created_at", "-pk"))


def passkeys_of(person: Person) -> list[Passkey]:
    """The passkeys that open this person's door, in the order in which they were added."""
    return list(Passkey.objects.filter(person=person).order_by("pk"))


def powers_of(person: Person) -> list[Power]:
    """All that this person says they carry, in the order in which they said it."""
    return list(Power.objects.filter(person=person).order_by("pk"))


def powers_on_the_table(viewer: Person) -> list[Person]:
    """Whoever says that they carry some power, by name, with what it is (`carries`); the viewer among them.

    As everywhere, nobody who is blocked, muted, or does not want to be found. One query.
    """
    found = visible_to(viewer).filter(Q(pk=viewer.pk) | lets_be_found(Exists(met_by(viewer, "pk"))))
    saying = found.filter(~muted_by(viewer, "pk"), pk__in=Power.objects.values("person"))
    return list(saying.annotate(carries=PowersOf()).order_by("name_key")[:SAYING_AT_MOST])


def lines_drawn_by(person: Person) -> tuple[QuerySet[Person], QuerySet[Person]]:
    """Whom this person has muted (with `muted_until`), and whom they have blocked, by name."""
    holding = Mute.objects.holding().filter(by=person, other=OuterRef("pk"))
    muted = visible_to(person).filter(Exists(holding)).annotate(muted_until=Subquery(holding.values("until")))
    blocked = Person.objects.filter(blocks_received__by=person, left_at=None).order_by("name_key")
    return muted.order_by("name_key"), blocked


def may_come_across(viewer: Person, other: Person) -> bool:
    """Whether `other`, who exists for the viewer, lets them come across them. At most one query."""
    if other.found_by == FoundBy.NODDED:
        return other.pk in acquainted_ids(viewer, among=[other.pk])
    return other.found_by == FoundBy.SHARING


def hidden_words_of(person: Person) -> list[HiddenWord]:
    """What this person would rather not come across, in the order of the alphabet."""
    return list(HiddenWord.objects.filter(person=person).order_by("key"))


def has_blocked(person: Person, ref: str) -> bool:
    """Whether this person has blocked whoever has this ref."""
    return Block.objects.filter(by=person, other__ref=ref).exists()


def open_invitations(person: Person) -> list[Invitation]:
    """The links of this person that still let somebody in, newest first."""
    return list(Invitation.objects.open().filter(by=person, card=False).order_by("-pk"))


def is_founder(person: Person) -> bool:
    """Whether this person came in through the founding invitation."""
    return Arrival.objects.filter(person=person, invitation__founding=True).exists()


def _shows(lived: Shown, mine: set[int], nodded: set[int], *, hidden: bool) -> bool:
    match lived.shown_to:
        case ShownTo.EVERYBODY:
            return True
        case ShownTo.SHARERS:
            return lived.experience_id in mine and (not hidden or lived.person_id in nodded)
        case _:
            return lived.person_id in nodded


def _lived_by_these(people: list[int]) -> QuerySet[Lived, tuple[Any, ...]]:
    rows = Lived.objects.filter(person__in=people).order_by("pk")
    return rows.values_list("person_id", "experience_id", "shown_to", "experience__name", "wording")


_open_to = Prepared(_rows_open_to, viewer=Person, now=datetime)
_lived_by_all = Prepared(_lived_by_these, people=Many(int))
