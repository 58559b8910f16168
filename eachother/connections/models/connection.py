"""A connection: who is in it, how it stands, and who brought it there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models import Block, Person, PowersOf


class Among(models.TextChoices):
    """Among whom a connection is."""

    TWO = "two"
    FEW = "few"  # a small closed group: up to twelve, and nobody owns it


class State(models.TextChoices):
    """How a connection stands."""

    PROPOSED = "proposed"  # one has said hello, or asked a few
    ALONGSIDE = "alongside"  # both have said yes
    PAUSED = "paused"  # one wants quiet for a while
    DECLINED = "declined"  # "Not now"; whoever said hello is not told
    ENDED = "ended"  # over, or a hello taken back


# From → to. Coming back from a pause needs both. A hello that was put aside can still be taken back.
TRANSITIONS: dict[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.ALONGSIDE, State.DECLINED, State.ENDED}),
    State.ALONGSIDE: frozenset({State.PAUSED, State.ENDED}),
    State.PAUSED: frozenset({State.ALONGSIDE, State.ENDED}),
    State.DECLINED: frozenset({State.ENDED}),
    State.ENDED: frozenset(),
}
OPEN = (State.PROPOSED, State.ALONGSIDE, State.PAUSED)


class ConnectionQuerySet(models.QuerySet["Connection"]):
    def of(self, person: Person) -> ConnectionQuerySet:
        """Those this person is in, with nobody in them who does not exist for them, and no hello taken back; what
        they have let go, or left, is not theirs any more. A few stay together across a line that one draws to another:
        whoever drew it is told so on the page, and can leave."""
        inside = Member.objects.filter(connection=OuterRef("pk"), person=person, let_go_at=None, left_at=None)
        others = Member.objects.filter(connection=OuterRef("pk"))
        blocked = others.filter(
            Q(person__in=Block.objects.filter(by=person).values("other"))
            | Q(person__in=Block.objects.filter(other=person).values("by"))
        )
        return self.filter(Exists(inside), Q(among=Among.FEW) | ~Exists(blocked)).exclude(
            state=State.ENDED, alongside_at=None
        )

    def of_two(self) -> ConnectionQuerySet:
        return self.filter(among=Among.TWO)

    def of_few(self) -> ConnectionQuerySet:
        return self.filter(among=Among.FEW)

    def between(self, one: Person, other: Person) -> ConnectionQuerySet:
        """What the two have with each other alone."""
        return self.of_two().filter(
            Exists(Member.objects.filter(connection=OuterRef("pk"), person=one)),
            Exists(Member.objects.filter(connection=OuterRef("pk"), person=other)),
        )

    def open(self) -> ConnectionQuerySet:
        return self.filter(state__in=OPEN)

    def with_members(self) -> ConnectionQuerySet:
        return self.prefetch_related(models.Prefetch("members", members_with_person()))


class Connection(Row):
    """Two people, from the first hello to the end; or a few.

    `pair` holds both ids ("low:high") while it is open, so that there is one open connection for a pair.
    `places` counts its messages: each has a place of its own, given under this row's lock, so that whoever asks for
    what came after a place misses nothing. `revision` grows with every change of the state ('Not now' alone does not
    show in it) or the agreement.
    """

    ref = RefField()
    among = models.CharField(max_length=3, choices=Among, default=Among.TWO)
    pair = models.CharField(max_length=41, null=True, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    begun_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    alongside_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField()
    places = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    objects = ConnectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="connection_state_is_known"),
            models.CheckConstraint(condition=Q(state__in=OPEN) | Q(pair=None), name="only_the_open_are_a_pair"),
            models.CheckConstraint(condition=Q(among=Among.TWO) | Q(pair=None), name="only_two_are_a_pair"),
        ]

    def with_these(self, members: list[Member]) -> Connection:
        """Itself, knowing its members, as from `with_members`."""
        known = Member.objects.none()
        known._result_cache = members
        vars(self)["_prefetched_objects_cache"] = {"members": known}
        return self

    def member(self, person: Person) -> Member:
        return next(member for member in self.members.all() if member.person_id == person.pk)

    @property
    def is_few(self) -> bool:
        return self.among == Among.FEW

    @property
    def present(self) -> list[Member]:
        """Those who are in it now."""
        return [member for member in self.members.all() if member.left_at is None]

    @property
    def everybody(self) -> list[Person]:
        """Those too who have left: what they said stands there."""
        return [member.person for member in self.members.all()]

    def others(self, person: Person) -> list[Person]:
        return [member.person for member in self.present if member.person_id != person.pk]

    def other(self, person: Person) -> Person:
        """The one across, where there are two."""
        return self.others(person)[0]

    @property
    def member_ids(self) -> list[int]:
        return [member.person_id for member in self.present]


def pair_of(people: Iterable[Person]) -> str:
    low, high = sorted(person.pk for person in people)
    return f"{low}:{high}"


class Member(Row):
    """A person in a connection. `read_to` is for their own unread mark, and for nobody else's eyes.

    Two may let each other see more, each for themselves, and it is so only while both do: `seen_to` is how far the
    other is shown that one has read (None: nothing is shown, and nothing kept); since `writing_shown_at` the other sees
    that one is writing. Since `let_go_at` this one has no copy of what was said; since `plan_at_hand_at` a plan that
    the other shows stands on one's page for hard moments. `plan_revision` is that of the newest plan of one's own that
    was shown here, also when it was taken back: the next has a higher one, so that no device takes an old one for it.

    Of a few: since `left_at` one is out of it, and the row stays for what one has said there; what stands up to
    `from_place` was said before one came in, and is not handed over.
    """

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    read_to = models.PositiveIntegerField(default=0)
    wants_resume_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    from_place = models.PositiveIntegerField(default=0)
    seen_to = models.PositiveIntegerField(null=True)
    writing_shown_at = models.DateTimeField(null=True)
    plan_at_hand_at = models.DateTimeField(null=True)
    plan_revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["connection", "person"], name="member_once")]


def members_with_person() -> models.QuerySet[Any, Any]:
    """Each with their person, and what power that one `carries`."""
    return Member.objects.select_related("person").annotate(carries=PowersOf("person"))


class Step(Row):
    """Somebody brought a connection to a state."""

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=State)
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
