"""What this room knows of a person: given to them when they take it along, forgotten when they leave.

The words themselves are opened in the person's own browser (`connections/taking.js`); here is what the server can read.
"""

from typing import Any

from django.db.models import Count, Max, Min, Model, Q, Sum

from eachother.connections import actions
from eachother.connections.models import (
    Approval,
    Asking,
    Attachment,
    Connection,
    Consent,
    Epoch,
    Grant,
    Kind,
    Look,
    Member,
    Message,
    Reopening,
    ShownPlan,
    State,
    Step,
)
from eachother.connections.queries import Few, Listed, few_for, list_for
from eachother.people import leaving
from eachother.people.models import Person

TAKEN: set[type[Model]] = {Asking, Attachment, Connection, Member, Message, Consent, Reopening, Look, ShownPlan}
LEFT: dict[type[Model], str] = {
    Epoch: "keys, which the browser opens and uses to take the words along",
    Grant: "keys, which the browser opens and uses to take the words along",
    Approval: "a signature that lasts until somebody has come in, or the few have moved on",
    Step: "it stands in the state that the connection is in",
}


def register() -> None:
    script, words = "connections/taking.js", "connections/_taking_words.html"
    leaving.register(leaving.Room("connections", export, actions.forget, holds, script, words))


def holds(person: Person) -> bool:
    """Whether somebody else could not read what is theirs without this person's ref and public key."""
    return Member.objects.filter(person=person).exists()


def export(person: Person) -> dict[str, Any]:
    """With whom, how it stands, how much was said and when, who agreed to what and when; no words."""
    listed, few = list_for(person, *State), [one for one in few_for(person) if one.state != State.PROPOSED]
    counts = _counts(person, [one.ref for one in listed] + [one.ref for one in few])
    two = [_conversation(one, counts[one.ref], person) for one in listed]
    return {
        "conversations": two + [_conversation_of_few(one, counts[one.ref], person) for one in few],
        "asked_in": [
            {"by": asking.by.called, "at": _moment(asking), "said_yes": asking.yes_at is not None}
            for asking in Asking.objects.filter(person=person).exclude(told_at=None).select_related("by").order_by("pk")
        ],
        "asked_others": [
            {"who": asking.person.called, "at": _moment(asking)}
            for asking in Asking.objects.filter(by=person).select_related("person").order_by("pk")
        ],
    }


def _counts(person: Person, refs: list[str]) -> dict[str, dict[str, Any]]:
    said = Q(messages__deleted_at=None, messages__kind__in=[Kind.HELLO, Kind.WORDS])
    counted = Connection.objects.filter(ref__in=refs).annotate(
        by_me=Count("messages", filter=said & Q(messages__sender=person)),
        by_others=Count("messages", filter=said & ~Q(messages__sender=person)),
        first=Min("messages__created_at"),
        last=Max("messages__created_at"),
    )
    return {row["ref"]: {**row} for row in counted.values("ref", "by_me", "by_others", "first", "last")}


def _conversation(one: Listed, counts: dict[str, Any], person: Person) -> dict[str, Any]:
    plan = ShownPlan.objects.filter(connection__ref=one.ref, person=person).first()
    mine = Member.objects.get(connection__ref=one.ref, person=person)
    return {
        "ref": one.ref,
        "with": one.other.called,
        "with_ref": one.other.ref,
        "people": [{"ref": one.other.ref, "name": one.other.called}],
        "state": one.state.value,
        "left": one.other.left_at is not None,
        "begun_by_me": one.begun_by_me,
        "alongside_since": one.alongside_at.isoformat(timespec="seconds") if one.alongside_at else None,
        "shows_how_far_they_have_read": mine.seen_to is not None,
        "shows_that_they_are_writing": mine.writing_shown_at is not None,
        "shows_their_plan_since": plan.created_at.isoformat(timespec="seconds") if plan else None,
        "renews_it_by_itself": bool(plan and plan.renewed_by_itself_at),
        "has_the_other_s_plan_at_hand": mine.plan_at_hand_at is not None,
        **_said_and_agreed(one.ref, counts, person),
    }


def _conversation_of_few(one: Few, counts: dict[str, Any], person: Person) -> dict[str, Any]:
    """Those too who have left: what they said is in it."""
    connection = Connection.objects.with_members().get(ref=one.ref)
    others = [other for other in connection.everybody if other.pk != person.pk]
    return {
        "ref": one.ref,
        "with": ", ".join(one.names) or "a few who have left",
        "people": [{"ref": other.ref, "name": other.called} for other in others],
        "few": True,
        "state": one.state.value,
        "left": False,
        "begun_by_me": one.mine,
        "alongside_since": connection.alongside_at and connection.alongside_at.isoformat(timespec="seconds"),
        **_said_and_agreed(one.ref, counts, person),
    }


def _said_and_agreed(ref: str, counts: dict[str, Any], person: Person) -> dict[str, Any]:
    consents = Consent.objects.filter(wording__clause__connection__ref=ref, person=person)
    reopenings = Reopening.objects.filter(clause__connection__ref=ref, by=person)
    files = Attachment.objects.filter(connection__ref=ref, blob__by=person, message__deleted_at=None)
    first, last = (counts[name] and counts[name].isoformat(timespec="seconds") for name in ("first", "last"))
    return {
        "first_words": first,
        "last_words": last,
        "messages_of_mine": counts["by_me"],
        "messages_of_others": counts["by_others"],
        "files_of_mine": files.count(),
        "bytes_that_they_fill": files.aggregate(all=Sum("blob__size"))["all"] or 0,
        "days_to_look_again": [
            {"on": look.on.isoformat(), "named_by_me": look.by_id == person.pk, "agreed": look.agreed_at is not None}
            for look in Look.objects.filter(connection__ref=ref).order_by("pk")
        ],
        "agreed_to": [
            {"clause": consent.wording.clause.ref, "wording": consent.wording.number, "at": _moment(consent)}
            for consent in consents.select_related("wording__clause").order_by("pk")
        ],
        "put_back_on_the_table": [
            {"clause": again.clause.ref, "at": _moment(again)}
            for again in reopenings.select_related("clause").order_by("pk")
        ],
    }


def _moment(row: Asking | Consent | Reopening) -> str:
    return row.created_at.isoformat(timespec="seconds")
