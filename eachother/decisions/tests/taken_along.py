"""Somebody does in deciding all that can be done, so that a test sees that it goes when they do."""

from datetime import time, timedelta

from django.utils import timezone

from eachother.decisions import actions
from eachother.decisions.actions.options import Time
from eachother.decisions.tests import make
from eachother.people.models import Person


def decides_with_others(person: Person, words: str) -> None:
    asked = make.proposed(None, person, words)
    actions.answer(actions.wonder(asked, words, by=person), words, by=person)
    actions.state(asked, words, by=person)
    actions.ask(asked, by=person)
    make.objects(asked, person)
    actions.let_rest(make.a_question(None, person), words, by=person)
    actions.add_option(make.a_question(None, person, kind="ranked"), words, by=person)
    soon = Time(timezone.localdate() + timedelta(days=9), time(19), "Europe/Lisbon", 60)
    actions.add_slot(make.a_question(None, person, kind="time"), soon, by=person)
