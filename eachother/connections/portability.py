"""What this room knows of a person: given to them when they take it along, forgotten when they leave.

The words themselves are opened in the person's own browser (`connections/taking.js`); here is what the server can read.
"""

from typing import Any

from django.db.models import Count, Max, Min, Model, Q, Sum

from eachother.connections import actions
from eachother.connections.models import (
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
from eachother.connections.queries import Listed, list_for
from eachother.people import leaving
from eachother.people.models import Person

TAKEN: set[type[Model]] = {Attachment, Connection, Member, Message, Consent, Reopening, Look, ShownPlan}
LEFT: dict[type[Model], str] = {
    Epoch: "keys, which the browser opens and uses to take the words along",
    Grant: "keys, which the browser opens and uses to take the words along",
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
    listed = list_for(person, *State)
    counts = _counts(person, [one.ref for one in listed])
    return {"conversations": [_conversation(one, counts[one.ref], person) for one in listed]}


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
    consents = Consent.objects.filter(wording__clause__connection__ref=one.ref, person=person)
    reopenings = Reopening.objects.filter(clause__connection__ref=one.ref, by=person)
    plan = ShownPlan.objects.filter(connection__ref=one.ref, person=person).first()
    mine = Member.objects.get(connection__ref=one.ref, person=person)
    files = Attachment.objects.filter(connection__ref=one.ref, blob__by=person, message__deleted_at=None)
    return {
        "ref": one.ref,
        "with": one.other.called,
        "with_ref": one.other.ref,
        "state": one.state.value,
        "left": one.other.left_at is not None,
        "begun_by_me": one.begun_by_me,
        "alongside_since": one.alongside_at.isoformat(timespec="seconds") if one.alongside_at else None,
        "first_words": counts["first"].isoformat(timespec="seconds"),
        "last_words": counts["last"].isoformat(timespec="seconds"),
        "messages_of_mine": counts["by_me"],
        "messages_of_others": counts["by_others"],
        "files_of_mine": files.count(),
        "bytes_that_they_fill": files.aggregate(all=Sum("blob__size"))["all"] or 0,
        "days_to_look_again": [
            {"on": look.on.isoformat(), "named_by_me": look.by_id == person.pk, "agreed": look.agreed_at is not None}
            for look in Look.objects.filter(connection__ref=one.ref).order_by("pk")
        ],
        "shows_how_far_they_have_read": mine.seen_to is not None,
        "shows_that_they_are_writing": mine.writing_shown_at is not None,
        "shows_their_plan_since": plan.created_at.isoformat(timespec="seconds") if plan else None,
        "renews_it_by_itself": bool(plan and plan.renewed_by_itself_at),
        "has_the_other_s_plan_at_hand": mine.plan_at_hand_at is not None,
        "agreed_to": [
            {"clause": consent.wording.clause.ref, "wording": consent.wording.number, "at": _moment(consent)}
            for consent in consents.select_related("wording__clause").order_by("pk")
        ],
        "put_back_on_the_table": [
            {"clause": again.clause.ref, "at": _moment(again)}
            for again in reopenings.select_related("clause").order_by("pk")
        ],
    }


def _moment(row: Consent | Reopening) -> str:
    return row.created_at.isoformat(timespec="seconds")
