"""Tables of the people room, by theme."""

from eachother.people.models.boundaries import (
    Acquaintance,
    Block,
    HiddenBy,
    HiddenWord,
    Mute,
    has_drawn_lines,
    muted_by,
)
from eachother.people.models.device import Device
from eachother.people.models.experience import Experience, FormerName, Lived, ShownTo
from eachother.people.models.invitation import Arrival, Invitation
from eachother.people.models.keys import Keyring, Passkey, Slot
from eachother.people.models.leaving import Leaving, Words
from eachother.people.models.openness import How, Lasts, Openness
from eachother.people.models.person import Company, FoundBy, HiddenFrom, Hours, NoddedBy, Person
from eachother.people.models.power import Power, PowersOf, Said

__all__ = [
    "Acquaintance",
    "Arrival",
    "Block",
    "Company",
    "Device",
    "Experience",
    "FormerName",
    "FoundBy",
    "HiddenBy",
    "HiddenFrom",
    "HiddenWord",
    "Hours",
    "How",
    "Invitation",
    "Keyring",
    "Lasts",
    "Leaving",
    "Lived",
    "Mute",
    "NoddedBy",
    "Openness",
    "Passkey",
    "Person",
    "Power",
    "PowersOf",
    "Said",
    "ShownTo",
    "Slot",
    "Words",
    "has_drawn_lines",
    "muted_by",
]
