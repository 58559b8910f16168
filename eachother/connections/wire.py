"""Rows as the page's scripts get them. Public refs only; binary as base64url (vault/README.md)."""

from typing import Any

from django.utils import timezone

from eachother.connections.models import Connection, State
from eachother.connections.queries import (
    Asked,
    Days,
    Keys,
    PlanOf,
    Sent,
    Standing,
    Table,
    newest_epoch,
    plan_of_other,
    signs,
)
from eachother.live.presence import here
from eachother.people.models import Person
from eachother.vault.encoding import to_base64


def message_row(sent: Sent) -> dict[str, Any]:
    """What the vault opens (`sealed`, or `removed` and what stays), with its place and the server's time."""
    row: dict[str, Any] = {"place": sent.place, "at": sent.at.isoformat(timespec="milliseconds")}
    if sent.envelope is not None:
        row["sealed"] = to_base64(sent.envelope)
        return row
    return row | {
        "removed": True,
        "sender": sent.sender,
        "sequence": sent.sequence,
        "hash": to_base64(sent.digest),
    }


def keys_row(connection: str, keys: Keys) -> dict[str, Any]:
    return {
        "connection": connection,
        "epochs": [{"record": record, "grant": grant} for record, grant in keys.epochs],
        "identities": keys.identities,
        "last": {"sequence": keys.last[0], "hash": keys.last[1]} if keys.last else None,
        **({} if keys.present is None else {"present": keys.present}),
    }


def standing_row(standing: Standing) -> dict[str, Any]:
    return {
        "phase": standing.phase,
        "byMe": standing.by_me,
        "at": standing.at.isoformat(timespec="seconds"),
    }


def other_row(connection: Connection, person: Person, standing: Standing) -> dict[str, Any]:
    """What the page shows of the other while it is open: whether they are here, what power they carry, how far they
    have read, and what signs the two let each other see."""
    if connection.is_few:
        return few_row(connection)
    other = connection.other(person)
    shown = signs(connection, person)
    plan = plan_of_other(connection, person)
    carried = connection.member(other).carries if standing.phase != "asked" else []  # type: ignore[attr-defined]
    return {
        "here": standing.state == State.ALONGSIDE and other.pk in here([other.pk]),
        "carries": list(carried[0]) if carried else None,
        "more": max(0, len(carried) - 1),
        "seenTo": shown.seen_to,
        "writing": shown.writing,
        "plan": plan and plan.isoformat(),
    }


def few_row(connection: Connection) -> dict[str, Any]:
    """Of a few: who is here, and which key is the newest. When either is another than the page knows, it looks anew."""
    present = [member.person.ref for member in connection.present]
    nobody: dict[str, Any] = {"here": False, "carries": None, "more": 0, "seenTo": None, "writing": False, "plan": None}
    return {**nobody, "few": {"present": present, "epoch": newest_epoch(connection)}}


def asked_row(asked: Asked, identities: dict[str, str], line: bool) -> dict[str, Any]:
    """Somebody who is asked in: their public identity, and the words given for them. `line`: one has blocked them."""
    asking = asked.asking
    return {
        "person": asking.person.ref,
        "name": asking.person.called,
        "by": asking.by.ref,
        "identity": identities.get(asking.person.ref),
        "words": {ref: to_base64(signature) for ref, signature in asked.words.items()},
        "yes": asking.yes_at is not None,
        "line": line,
    }


def plan_row(plan: PlanOf) -> dict[str, Any]:
    """What the vault opens, and since when it is shown."""
    at = plan.shown_at.isoformat(timespec="seconds")
    return {"by": plan.by, "revision": plan.revision, "sealed": to_base64(plan.sealed), "at": at}


def days_row(days: Days, person: Person) -> dict[str, Any]:
    """The day to look again: agreed, and whether it has come; proposed, and by whom."""
    agreed, proposed = days
    return {
        "agreed": agreed and agreed.on.isoformat(),
        "now": bool(agreed and agreed.on <= timezone.localdate()),
        "proposed": proposed and proposed.on.isoformat(),
        "mine": proposed is not None and proposed.by_id == person.pk,
    }


def table_row(table: Table) -> dict[str, Any]:
    """A clause: its wordings with their sealed words and who consented when, and how often it came back."""
    return {
        "clause": table.clause.ref,
        "round": table.clause.round,
        "wordings": [
            {
                "number": wording.number,
                "message": message_row(Sent.of(wording.message)),
                "hash": to_base64(bytes(wording.message.digest)),
                "days": wording.days,
                "consents": [
                    {
                        "by": consent.person.ref,
                        "round": consent.round,
                        "signature": to_base64(bytes(consent.signature)),
                        "at": consent.created_at.isoformat(timespec="seconds"),
                    }
                    for consent in table.consents[wording.pk]
                ],
            }
            for wording in table.wordings
        ],
        "reopenings": [
            {
                "by": reopening.by.ref,
                "round": reopening.round,
                "wording": reopening.wording.number,
                "signature": to_base64(bytes(reopening.signature)),
                "at": reopening.created_at.isoformat(timespec="seconds"),
            }
            for reopening in table.reopenings
        ],
    }
