"""What may be, as pure functions: asked by the verb that does it and by the button that offers it."""

import unicodedata

from eachother.foundation.text import clean_line, fold, key_of
from eachother.people.models import Person
from eachother.vault.login import normalise_login

NAME_LENGTH = 40
KEY_LENGTH = 80
EXPERIENCES_AT_MOST = 40
EXPERIENCE_LENGTH = 60
INVITATIONS_AT_MOST = 10
CARDS_AT_MOST = 5
CARD_LENGTH = 200
POWERS_AT_MOST = 10
POWER_LENGTH = 120
SINCE_LENGTH = 40
DEVICE_LENGTH = 40
PASSKEYS_AT_MOST = 10
PASSKEY_LENGTH = 40
HIDDEN_AT_MOST = 50
HIDDEN_LENGTH = 60


def name_problem(name: str) -> str | None:
    """Why this cannot be somebody's shown name: 'name-empty', 'name-long', or None when it can."""
    line = clean_line(name)
    if not any(unicodedata.category(character)[0] in "LN" for character in line):
        return "name-empty"
    if max(len(line), len(normalise_login(line))) > NAME_LENGTH or len(fold(line)) > KEY_LENGTH:
        return "name-long"
    return None


def experience_problem(name: str) -> str | None:
    """Why this cannot be the name of an experience: 'experience-empty', 'experience-long', or None."""
    line = clean_line(name)
    if not any(unicodedata.category(character)[0] in "LN" for character in line):
        return "experience-empty"
    if len(line) > EXPERIENCE_LENGTH or len(fold(line)) > 2 * EXPERIENCE_LENGTH:
        return "experience-long"
    return None


def power_problem(words: str, since: str) -> str | None:
    """Why a power cannot be said like this: 'power-empty', 'power-long', 'since-long', or None."""
    line = clean_line(words)
    if not any(unicodedata.category(character)[0] in "LN" for character in line):
        return "power-empty"
    if len(line) > POWER_LENGTH or len(fold(line)) > 2 * POWER_LENGTH:
        return "power-long"
    return "since-long" if len(clean_line(since)) > SINCE_LENGTH else None


def hidden_problem(words: str) -> str | None:
    """Why words cannot be hidden like this: 'hidden-empty', 'hidden-long', or None."""
    key = key_of(words)
    if not key:
        return "hidden-empty"
    return "hidden-long" if len(clean_line(words)) > HIDDEN_LENGTH or len(key) > 4 * HIDDEN_LENGTH else None


def may_draw_a_line(by: Person, other: Person) -> bool:
    """Nobody mutes or blocks themselves."""
    return by.pk != other.pk


def may_invite(*, open_invitations: int) -> bool:
    """A handful of open links each, so that a lost one can still be found and withdrawn."""
    return open_invitations < INVITATIONS_AT_MOST


def may_add_passkey(*, passkeys: int) -> bool:
    """A handful each, so that one still knows them all."""
    return passkeys < PASSKEYS_AT_MOST


def may_found(person: Person, *, founder: bool, community_name: str) -> bool:
    """The founder gives the community its first name; from then on they are a person like any other."""
    return founder and not community_name
