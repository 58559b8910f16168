"""Somebody has just come to Riverside, and some who share something are told."""

from collections.abc import Mapping

from eachother.demo.keys import Inhabitant
from eachother.finding import actions as finding
from eachother.finding.kinds import NEW
from eachother.notices import actions as notices


def welcome(people: Mapping[str, Inhabitant]) -> None:
    """Wren is told of Sorrel for certain, so that whoever is Wren meets somebody new; the others as it falls."""
    sorrel = people["Sorrel"].person
    notices.tell(people["Wren"].person, NEW, about=sorrel.ref, by=sorrel)
    for one in people.values():
        finding.welcome(one.person)
