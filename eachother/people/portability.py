"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Model, Q

from eachother.foundation.refs import new_ref
from eachother.people import leaving, queries
from eachother.people.actions.devices import sign_out_everywhere
from eachother.people.models import (
    Acquaintance,
    Arrival,
    Block,
    Company,
    Device,
    Experience,
    HiddenWord,
    Hours,
    Invitation,
    Keyring,
    Leaving,
    Lived,
    Mute,
    NoddedBy,
    Openness,
    Passkey,
    Person,
    Power,
    Slot,
)
from eachother.people.models.person import COMPANY_WORDS, HOURS_WORDS
from eachother.people.vocabulary import CACHE_KEY
from eachother.vault.encoding import to_base64

TAKEN: set[type[Model]] = {
    Person, Lived, Power, Openness, Mute, Block, Acquaintance, Invitation, Arrival, Device, Keyring, Experience,
    Leaving, HiddenWord, Passkey,
}  # fmt: skip
LEFT: dict[type[Model], str] = {
    Slot: "what proves a passphrase is of use at this server's door and nowhere else",
}


def register() -> None:
    leaving.register(leaving.Room("people", export, erase))


def export(person: Person) -> dict[str, Any]:
    """What they say of themselves, whom they drew lines to, their invitations and cards, their public identity."""
    openness = queries.openness_of(person)
    muted, blocked = queries.lines_drawn_by(person)
    words = HiddenWord.objects.filter(person=person).order_by("pk")
    invitations = Invitation.objects.filter(by=person).order_by("pk")
    return {
        "ref": person.ref,
        "name": person.name,
        "signs_in_as": person.login,
        "came": _moment(Arrival.objects.filter(person=person).first()) or _moment(person),
        "in_own_words": person.words,
        "languages": person.languages,
        "usually_about": [str(HOURS_WORDS[flag]) for flag in Hours(person.hours)],
        "would_welcome": [str(COMPANY_WORDS[flag]) for flag in Company(person.welcomes)],
        "can_give": [str(COMPANY_WORDS[flag]) for flag in Company(person.offers)],
        "may_be_found_by": str(person.found_by.label),
        "may_be_nodded_to_by": str(NoddedBy(person.nodded_by).label),
        "door_closes_after_minutes": person.idle_minutes,
        "has_lived": [_lived(one) for one in queries.lived_by(person)],
        "began_the_words_for": list(Experience.objects.filter(begun_by=person).values_list("name", flat=True)),
        "carries": [
            {"words": one.words, "since": one.since, "said": _moment(one)} for one in queries.powers_of(person)
        ],
        "open_to_company": _openness(openness) if openness else None,
        "has_nodded_both_ways_with": [_named(one) for one in _acquainted(person)],
        "muted": [{**_named(one), "until": _until(one)} for one in muted],
        "blocked": [_named(one) for one in blocked],
        "would_rather_not_come_across": list(words.values_list("words", flat=True)),
        "invitations": [_invitation(one) for one in invitations.filter(card=False)],
        "cards": [{"made": _moment(one), "words": one.words} for one in invitations.filter(card=True)],
        "is_signed_in": [_device(one) for one in queries.devices_of(person)],
        "has_passkeys": [{"called": one.name, "since": _moment(one)} for one in queries.passkeys_of(person)],
        "leaves": _leaves(person),
        "public_identity": [to_base64(bytes(ring.identity)) for ring in Keyring.objects.filter(person=person)],
    }


def erase(person: Person) -> None:
    """Everything but a nameless row with its ref and its public identity; `release` looks whether that can go too.

    What they began to call by a name stays in the vocabulary while somebody else says it.
    """
    theirs = list(Lived.objects.filter(person=person).values_list("experience_id", flat=True))
    sign_out_everywhere(person)
    for table in (Lived, Power, Openness, Arrival, Slot, Passkey, HiddenWord):
        table.objects.filter(person=person).delete()
    for lines in (Block, Mute):
        lines.objects.filter(Q(by=person) | Q(other=person)).delete()
    Acquaintance.objects.filter(Q(low=person) | Q(high=person)).delete()
    Invitation.objects.filter(by=person).delete()
    Experience.objects.filter(pk__in=theirs, lived=None).delete()
    Experience.objects.filter(begun_by=person).update(begun_by=None)
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))
    _make_nameless(person)
    Leaving.objects.filter(person=person).delete()


def _make_nameless(person: Person) -> None:
    # A line break stands in no login and in no name's key: nobody can take the place of a remnant beforehand.
    nobody = f"\n{person.ref}"
    blank = Person(
        pk=person.pk, ref=person.ref, login=nobody, name="", name_key=nobody, stamp=new_ref(), left_at=person.left_at
    )
    blank.created_at = person.left_at or blank.created_at
    blank.save(force_update=True)
    Keyring.objects.filter(person=person).update(bundle=b"", revision=1, created_at=blank.created_at)
    person.name = ""


def _acquainted(person: Person) -> list[Person]:
    return list(queries.visible_to(person).filter(pk__in=queries.acquainted_ids(person)).order_by("name_key"))


def _lived(one: Lived) -> dict[str, Any]:
    shown_to = str(one.get_shown_to_display())
    return {"name": one.experience.name, "in_own_words": one.wording, "shown_to": shown_to, "said": _moment(one)}


def _invitation(one: Invitation) -> dict[str, Any]:
    return {"made": _moment(one), "for": one.uses, "used": one.used, "until": one.expires_at.isoformat()}


def _device(one: Device) -> dict[str, Any]:
    return {"called": one.name, "since": _moment(one), "last_here": one.last_seen_on.isoformat()}


def _openness(openness: Openness) -> dict[str, str]:
    lasts = str(openness.get_lasts_display())
    return {"how": openness.how, "until": openness.until.isoformat(), "lasts": lasts}


def _until(muted: Any) -> str | None:
    return muted.muted_until.isoformat(timespec="minutes") if muted.muted_until else None


def _leaves(person: Person) -> str | None:
    going = Leaving.objects.filter(person=person).first()
    return going.erase_at.isoformat() if going else None


def _named(person: Person) -> dict[str, str]:
    return {"name": person.name, "ref": person.ref}


def _moment(row: Any) -> str | None:
    return row.created_at.isoformat(timespec="seconds") if row else None
