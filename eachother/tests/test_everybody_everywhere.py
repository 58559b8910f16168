"""Every address × everybody: what each is answered, against a table that people can read. (The front itself answers
`/alive`, `/live` and `/static/`, which have tests of their own.)

A line is the page's name, its address, and who gets what for GET and for POST with nothing in it, in the order
`out wren juniper otter heron fox hazel` (see `everybody.py`). One status stands for everybody; `in 200`: whoever is not
signed in is led to the door, everybody else gets 200; `two 200`: only the two whose connection it is, nothing is there
for others; `seen 200`: nothing is there for Fox, whom Juniper has blocked; `lived 200`: nothing is there for Otter, who
has not lived what it is about.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.core.cache import caches
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from eachother.decisions.tests import around as decisions
from eachother.gatherings.tests import answered as of_gatherings
from eachother.practice.tests import around as practice
from eachother.standards.tests import around as standards
from eachother.stories.tests.answered import TABLE as OF_STORIES
from eachother.table.tests import around as table
from eachother.tests.answers_alongside import TABLE as ALONGSIDE
from eachother.tests.answers_in_circles import TABLE as IN_CIRCLES
from eachother.tests.everybody import DOOR, EVERYBODY, a_house, said_by
from eachother.turns.tests import around as turns

pytestmark = pytest.mark.django_db  # each of them: whoever runs one alone has a database, too
TABLE = """
web:away                /away                                            | 200      | 405
community:own-words      /own-words                                      | 200      | 405
community:own-words-list /own-words.json                                 | 200      | 405
community:own-words-file /own-words.toml                                 | 200      | 405
people:way-in           /join                                            | 200      | 400
people:join             /join/{code}                                     | 200      | 400
people:card             /card/{card_code}                                | 200 302 302 302 302 404 302 | 405
people:card             /card/{nobody}                                   | 404      | 405
people:founding         /founding                                        | in 404   | in 404
people:door             /door                                            | 200 302 302 302 302 302 302 | 400
people:seed             /door/seed                                       | 405      | 400
people:door-passkey     /door/passkey                                    | 405      | 400
people:out              /door/out                                        | 405      | door
people:recover          /door/recovery                                   | 200      | 400
people:recovery-proof   /door/recovery/proof                             | 405      | 400
people:leave            /leave                                           | 405      | 303
people:me               /me                                              | in 200   | in 302
people:name             /me/name                                         | 405      | in 422
people:experiences      /me/experiences                                  | in 200   | in 422
people:suggestions      /me/experiences/suggestions                      | 405      | in 200
people:experience       /me/experiences/{experience}                     | 405      | door 302 302 404 302 302 302
people:let-go           /me/experiences/{experience}/letting-go          | 405      | in 302
people:openness         /me/openness                                     | in 200   | in 302
people:powers           /me/powers                                       | in 200   | in 422
people:take-off         /me/powers/{power}/withdrawal                    | 405      | in 302
people:boundaries       /me/boundaries                                   | in 200   | 405
people:cards            /me/card                                         | in 200   | in 302
people:card-paper       /me/card/{card}                                  | door 404 200 404 404 404 404 | 405
people:tear-up          /me/card/{card}/tearing                          | 405      | in 302
people:found            /me/boundaries/found                             | 405      | in 302
people:hidden-words     /me/boundaries/words                             | 405      | in 422
people:show-again       /me/boundaries/words/{device}/withdrawal         | 405      | in 302
people:keys             /me/keys                                         | in 200   | 405
people:passphrase       /me/keys/passphrase                              | 405      | in 400
people:sheet            /me/keys/sheet                                   | 405      | in 400
people:renewal          /me/keys/renewal                                 | 405      | in 400
people:passkeys         /me/keys/passkeys                                | 405      | in 400
people:passkey-removal  /me/keys/passkeys/{passkey}/removal              | 405      | in 302
people:keys-away        /me/keys/away                                    | 405      | in 302
people:devices-out      /me/devices/out                                  | 405      | in 302
people:device-out       /me/devices/{device}/out                         | 405      | in 302
people:device-name      /me/devices/{device}/name                        | 405      | in 302
people:leaving          /me/leaving                                      | in 200   | 405
people:about            /me/leaving/about                                | in 200   | 405
people:departure        /me/leaving/departure                            | 405      | in 400
people:staying          /me/leaving/staying                              | 405      | in 302
people:keyring          /me/keyring                                      | in 200   | 405
people:bundle           /me/keyring/bundle                               | 405      | in 400
people:invitations      /invitations                                     | in 200   | in 422
people:invitation-card  /invitations/{invitation}/card                   | door 404 200 404 404 404 404 | 405
people:withdraw         /invitations/{invitation}/withdrawal             | 405      | door 404 302 404 404 404 404
people:person           /people/{juniper}                                | seen 200 | 405
people:person           /people/{hazel}                                  | in 200   | 405
people:person           /people/{nobody}                                 | in 404   | 405
people:mute             /people/{juniper}/mute                           | door 200 302 200 200 404 200 | seen 302
people:mute             /people/{hazel}/mute                             | door 200 200 200 200 200 302 | in 302
people:mute             /people/{nobody}/mute                            | in 404   | in 404
people:unmute           /people/{juniper}/mute/withdrawal                | 405      | in 302
people:unmute           /people/{hazel}/mute/withdrawal                  | 405      | in 302
people:unmute           /people/{nobody}/mute/withdrawal                 | 405      | in 302
people:block            /people/{juniper}/block                          | door 200 302 200 200 404 200 | seen 302
people:block            /people/{hazel}/block                            | door 200 200 200 200 200 302 | in 302
people:block            /people/{nobody}/block                           | in 404   | in 404
people:unblock          /people/{juniper}/block/withdrawal               | 405      | in 302
people:unblock          /people/{hazel}/block/withdrawal                 | 405      | in 302
people:unblock          /people/{nobody}/block/withdrawal                | 405      | in 302
finding:people          /people                                          | in 200   | 405
finding:words           /people/words                                    | in 302   | in 422
finding:nod             /people/{juniper}/nod                            | 405      | door 302 400 302 302 404 302
finding:nod             /people/{hazel}/nod                              | 405      | in 404
finding:nod             /people/{nobody}/nod                             | 405      | in 404
finding:not-now         /people/{juniper}/not-now                        | 405      | seen 302
finding:not-now         /people/{hazel}/not-now                          | 405      | in 302
finding:not-now         /people/{nobody}/not-now                         | 405      | in 404
finding:unnod           /people/{juniper}/nod/withdrawal                 | 405      | seen 302
finding:unnod           /people/{hazel}/nod/withdrawal                   | 405      | in 302
finding:unnod           /people/{nobody}/nod/withdrawal                  | 405      | in 404
knocks:knock            /knock                         | 200 302 302 302 302 302 302 | 422 302 302 302 302 302 302
knocks:knocking         /knock/{knock_code}                              | 200      | 405
knocks:knocking         /knock/{nobody}                                  | 404      | 405
knocks:take-back        /knock/{knock_code}/withdrawal                   | 405      | 302
knocks:knocks           /knocks                                          | in 200   | 405
knocks:answer           /knocks/{knock}/answer                           | 405      | in 302
knocks:answer           /knocks/{nobody}/answer                          | 405      | in 404
notices:notices         /notices                                         | in 200   | 405
notices:choices         /me/notices                                      | in 200   | 405
notices:kinds           /me/notices/kinds                                | 405      | in 302
notices:time            /me/notices/time                                 | 405      | in 422
notices:out-of          /me/notices/out-of/{nobody}                      | 405      | in 404
knocks:let-be           /knocks/{knock}/leave                            | 405      | in 302
vocabulary:questions    /experiences                                     | in 200   | 405
vocabulary:which        /experiences/{experience}/question               | lived 200 | lived 422
vocabulary:ask          /experiences/{experience}/question/{other}       | lived 200 | door 302 409 404 409 409 409
vocabulary:ask          /experiences/{experience}/question/{nobody}      | in 404   | in 404
vocabulary:seen         /experiences/{experience}/seen                   | 405      | in 302
vocabulary:answer       /questions/{question}/answer                     | 405      | lived 422
vocabulary:answer       /questions/{nobody}/answer                       | 405      | in 404
journal:plan            /me/plan                                         | in 200   | 405
journal:plan-removal    /me/plan/removal                                 | in 200   | in 302
journal:journal         /me/journal                                      | in 200   | 405
journal:new-leaf        /me/journal/new                                  | in 200   | 405
journal:leaf            /me/journal/{leaf}                               | door 404 200 404 404 404 404 | 405
journal:leaf            /me/journal/{juniper}                            | in 404   | 405
journal:leaf-removal    /me/journal/{leaf}/removal                       | door 404 200 404 404 404 404 | in 302
journal:pages           /me/pages                                        | in 400   | 405
journal:page            /me/pages/{juniper}                              | door 404 200 404 404 404 404 | in 400
journal:page            /me/pages/{nobody}                               | in 404   | in 400
home:hello              /                                                | 200 302 302 302 302 302 302 | 405
home:today              /today                                           | in 200   | 405
home:waiting            /today/waiting                                   | in 200   | 405
home:alongside          /today/alongside                                 | in 200   | 405
home:here               /today/here                                      | in 200   | 405
home:moments            /hard-moments                                    | in 200   | 405
home:powers             /who-can-do-what                                 | 200      | 405
home:record             /record                                          | in 200   | 405
home:record-copy        /record.jsonl                                    | in 200   | 405
home:robots             /robots.txt                                      | 200      | 405
home:security           /.well-known/security.txt                        | 404      | 405
"""
TABLES = (
    TABLE,
    ALONGSIDE,
    IN_CIRCLES,
    table.ANSWERS,
    turns.ANSWERS,
    decisions.ANSWERS,
    of_gatherings.TABLE,
    OF_STORIES,
    practice.TABLE,
    standards.TABLE,
)
# Juniper's, and what she shows to some alone.
NAME, FOR_SHARERS, AFTER_A_NOD = "Juniper", "hearing voices at night", "a year in hospital"


class Line(NamedTuple):
    name: str
    address: str
    answers: dict[str, list[str]]


def written() -> Iterator[Line]:
    for line in (line for one in TABLES for line in one.strip().splitlines()):
        about, get, post = (part.split() for part in line.split("|"))
        yield Line(about[0], about[1], {"GET": for_all(get), "POST": for_all(post)})


def for_all(said: list[str]) -> list[str]:
    match said:
        case ["in", status]:
            return [DOOR] + [status] * 6
        case ["two", status]:
            return [DOOR, status, status] + ["404"] * 4
        case ["seen", status]:
            return [DOOR] + [status] * 4 + ["404", status]
        case ["lived", status]:
            return [DOOR, status, status, "404", status, status, status]
        case [status]:
            return [status] * 7
    assert len(said) == len(EVERYBODY)
    return said


KEPT_BY_AN_APP = {"gatherings:feed"}  # which holds what it has read, and asks whether that is so still
# The same for everybody, and about nobody.
KEPT_BY_ALL = {"web:away", "community:own-words-list"}
LINES = list(written())


class Answers(dict[tuple[str, str, str], Any]):
    """What everybody was answered at every address: by who asked, how, and at which line's address."""

    def text(self, who: str, address: str) -> str:
        return str(self[who, "GET", address].text)


@pytest.fixture(scope="module")
def answers(django_db_setup: None, django_db_blocker: Any) -> Answers:
    """Everybody has asked once at every address, and the house is gone again."""
    for cache in caches.all():
        cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        house = a_house()
        asked = ((who, method, line.address) for line in LINES for method in line.answers for who in EVERYBODY)
        answers = Answers({(who, method, address): house.ask(who, method, address) for who, method, address in asked})
        transaction.set_rollback(True)
    return answers


def test_every_address_stands_in_the_table() -> None:
    there = {
        (f"{room.app_name}:{page.name}", "/" + re.sub(r"<[^>]+>", "*", str(page.pattern)))
        for room in get_resolver().url_patterns
        if isinstance(room, URLResolver)
        for page in room.url_patterns
        if isinstance(page, URLPattern)
    }
    assert {(line.name, re.sub(r"{[^}]+}", "*", line.address)) for line in LINES} == there


def test_everybody_is_answered_as_it_is_written(answers: Answers) -> None:
    other = [
        f"{who} {method} {line.address}: {said}, not {expected}"
        for line in LINES
        for method, written in line.answers.items()
        for who, expected in zip(EVERYBODY, written, strict=True)
        if (said := said_by(answers[who, method, line.address])) != expected
    ]
    assert other == []


def test_no_other_way_of_asking_does_anything(db: None) -> None:
    house = a_house()
    for line in LINES:
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
            assert said_by(house.ask("juniper", method, line.address)) == "405", (method, line.address)
        head = said_by(house.ask("juniper", "HEAD", line.address))
        assert head in ("405", line.answers["GET"][2]), line.address


def test_nobody_keeps_a_page_of_somebody_who_is_signed_in(answers: Answers) -> None:
    for line in LINES:
        for method in line.answers:
            answer = answers["juniper", method, line.address]
            assert answer["Cache-Control"] == "no-store" or line.name in KEPT_BY_ALL | KEPT_BY_AN_APP, line.address
            assert answer["X-Frame-Options"] == "DENY", line.address
            assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], line.address


def test_no_page_names_anybody_to_whom_they_do_not_exist(answers: Answers) -> None:
    for line in LINES:
        for who in ("fox", "out"):
            # Whoever holds an invitation sees a page that names nobody either. A card names who has handed it out.
            handed_out = line.name == "people:card" and who == "out"
            assert NAME not in answers.text(who, line.address) or handed_out, (who, line.address)
        hers = line.name in ("people:boundaries", "people:about")  # whom she has blocked
        assert not re.search(r"\bFox\b", answers.text("juniper", line.address)) or hers


def test_whoever_is_hidden_is_found_by_nobody(answers: Answers) -> None:
    for line in LINES:
        for who in ("wren", "juniper", "otter", "heron", "fox", "out"):
            assert "Hazel" not in answers.text(who, line.address) or "{hazel}" in line.address, line.address
    assert "Heron" in answers.text("wren", "/people"), "others are found"
    assert "Heron" in answers.text("wren", "/today")


def test_what_is_shown_to_some_is_shown_to_no_others(answers: Answers) -> None:
    page = "/people/{juniper}"
    for who in ("otter", "wren"):
        assert AFTER_A_NOD in answers.text(who, page)
    for line in LINES:
        for who in ("out", "wren", "otter", "heron", "hazel", "fox"):
            text = answers.text(who, line.address)
            assert FOR_SHARERS not in text, (who, line.address)
            assert AFTER_A_NOD not in text or (who in ("otter", "wren") and line.address == page), (who, line.address)
