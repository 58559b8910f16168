"""A house with a door that one knocks at, people in it, and somebody outside."""

from typing import Any

from django.core.cache import cache
from django.test import Client

from eachother.community.actions import name_community
from eachother.community.models import Door
from eachother.knocks import actions, queries
from eachother.knocks.models import Knock
from eachother.people.models import Experience, Person
from eachother.people.models.invitation import new_code
from eachother.tests.somebody import say, signed_in_as, someone, words_of

__all__ = ["say", "signed_in_as", "someone", "words_of"]  # at hand here too

WORDS = "I work nights and the street is very quiet. I would like to sit with somebody."


def house_with(door: Door) -> None:
    name_community("Riverside", door=door)
    cache.clear()


def refs_of(*names: str) -> list[str]:
    return list(Experience.objects.filter(name__in=names).values_list("ref", flat=True))


def a_knock(*about: str, words: str = WORDS) -> Knock:
    cache.delete(queries.CACHE_KEY)
    return actions.knock(words, about=refs_of(*about), code=new_code())


def knock_with(browser: Client, **sent: Any) -> Any:
    return browser.post("/knock", {"words": WORDS, "once": new_code(), **sent})


def at_the_door_for(person: Person) -> list[str]:
    return [one.ref for one in queries.for_person(person)]
