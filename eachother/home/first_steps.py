"""Three things that somebody new may like to do. None is owed, and the list goes by itself."""

from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eachother.circles.models import Membership
from eachother.finding.models import Nod
from eachother.people.models import Arrival, Lived, Person
from eachother.people.queries import visible_to
from eachother.web.addresses import url

NEW_FOR = timedelta(days=14)


class Step(NamedTuple):
    """Something to do, where, and whether it has been done."""

    icon: str
    title: Any
    words: Any
    url: str
    done: bool


def first_steps(person: Person) -> list[Step]:
    """The steps of somebody new, or none: when all are done, or two weeks after they came. One query; one more for
    whoever came in with a card."""
    if timezone.now() - person.created_at > NEW_FOR:
        return []
    mine = OuterRef("pk")
    card = Arrival.objects.filter(person=mine, invitation__card=True)
    facts = Person.objects.annotate(
        lived_something=Exists(Lived.objects.filter(person=mine)),
        nodded=Exists(Nod.objects.filter(by=mine)),
        circle=Exists(Membership.objects.filter(person=mine)),
        card=Exists(card),
    )
    has_lived, has_nodded, in_a_circle, has_a_card = facts.values_list(
        "lived_something", "nodded", "circle", "card"
    ).get(pk=person.pk)
    steps = [
        Step(
            "footprints",
            _("Say something you have been through"),
            _("In words that people here use, or in new ones. For each you choose who may see it."),
            url("people:experiences"),
            has_lived,
        ),
        *((_to_whoever_gave_the_card(person) if has_a_card else ()) or (_to_everybody(done=has_nodded),)),
        Step(
            "circle-dot-dashed",
            _("Look into a circle"),
            _("People round one thing. You can read first, and leave as you came."),
            url("circles:circles"),
            in_a_circle,
        ),
    ]
    return [] if all(step.done for step in steps) else steps


def _to_everybody(*, done: bool) -> Step:
    return Step(
        "smile",
        _("Nod to somebody"),
        _("To anybody who shares something with you. A nod asks nothing back."),
        url("finding:people"),
        done,
    )


def _to_whoever_gave_the_card(person: Person) -> list[Step]:
    """To the page of the one with whose card this person came in, while they exist for each other."""
    nods = Nod.objects.filter(by=person, to=OuterRef("pk"))
    givers = visible_to(person).filter(invitations__card=True, invitations__arrivals__person=person)
    said = givers.annotate(nodded=Exists(nods)).values_list("name", "ref", "nodded")
    return [
        Step(
            "hand",
            _("See %(name)s, who handed you a card") % {"name": name},
            _("A nod is enough to say that you are here now."),
            url("people:person", ref),
            nodded,
        )
        for name, ref, nodded in said
    ]
