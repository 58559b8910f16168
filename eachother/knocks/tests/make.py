"""A house with a door that one knocks at, people in it, and somebody outside."""

import re
from html import unescape
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.test import Client

from eachother.community.actions import name_community
from eachother.community.models import Door
from eachother.foundation.text import fold
from eachother.knocks import actions, queries
from eachother.knocks.models import Knock
from eachother.people.models import Experience, Lived, Person, ShownTo
from eachother.people.models.invitation import new_code
from eachother.people.sessions import begin

WORDS = "I work nights and the street is very quiet. I would like to sit with somebody."


def house_with(door: Door) -> None:
    name_community("Riverside", door=door)
    cache.clear()


def someone(name: str, *lived: str) -> Person:
    person = Person.objects.create(login=fold(name), name=name, name_key=fold(name))
    for thing in lived:
        say(person, thing)
    return person


def say(person: Person, thing: str, shown_to: ShownTo = ShownTo.EVERYBODY) -> None:
    experience, _ = Experience.objects.get_or_create(name_key=fold(thing), defaults={"name": thing})
    Lived.objects.create(person=person, experience=experience, shown_to=shown_to)


def signed_in_as(person: Person) -> Client:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    begin(session, person)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def refs_of(*names: str) -> list[str]:
    return list(Experience.objects.filter(name__in=names).values_list("ref", flat=True))


def a_knock(*about: str, words: str = WORDS) -> Knock:
    cache.delete(queries.CACHE_KEY)
    return actions.knock(words, about=refs_of(*about), code=new_code())


def knock_with(browser: Client, **sent: Any) -> Any:
    return browser.post("/knock", {"words": WORDS, "once": new_code(), **sent})


def at_the_door_for(person: Person) -> list[str]:
    return [one.ref for one in queries.for_person(person)]


def words_of(page: bytes) -> str:
    """What stands on a page, without its marks, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())
