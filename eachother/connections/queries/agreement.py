"""The agreement of a connection: in the clear is who agreed to which clause and when, never the words."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404

from eachother.connections.models import Acts, Clause, Connection, Consent, Member, Reopening, Wording


class Table(NamedTuple):
    """A clause with its wordings (oldest first), the consents to each by the wording's id, and its reopenings."""

    clause: Clause
    wordings: list[Wording]
    consents: dict[int, list[Consent]]
    reopenings: list[Reopening]


Agreement = list[Table]


def agreement_of(connection: Connection) -> Agreement:
    """All clauses, oldest first. Four queries, however many there are."""
    clauses = Clause.objects.filter(connection=connection).order_by("pk")
    tables = {clause.pk: Table(clause, [], {}, []) for clause in clauses}
    wordings = Wording.objects.filter(clause__in=tables).select_related("message__sender").order_by("clause", "number")
    for wording in wordings:
        tables[wording.clause_id].wordings.append(wording)
        tables[wording.clause_id].consents[wording.pk] = []
    consents = Consent.objects.filter(wording__clause__in=tables).select_related("person", "wording").order_by("pk")
    for consent in consents:
        tables[consent.wording.clause_id].consents[consent.wording_id].append(consent)
    reopenings = Reopening.objects.filter(clause__in=tables).select_related("by", "wording").order_by("round")
    for reopening in reopenings:
        tables[reopening.clause_id].reopenings.append(reopening)
    return list(tables.values())


def letting_go(connection: Connection | None = None) -> dict[Connection, int]:
    """Connections (or this one, if it is one) whose members have all agreed that words go, and after how many days: by
    the latest wording, in the present round. Also after the end, for nobody has taken it back. One query."""
    latest = Wording.objects.filter(clause=OuterRef("clause")).order_by("-number").values("number")[:1]
    agree = Consent.objects.filter(wording=OuterRef("wording"), person=OuterRef("person"), round=OuterRef("round"))
    silent = (
        Member.objects.filter(connection=OuterRef("clause__connection"), left_at=None)
        .annotate(wording=OuterRef("pk"), round=OuterRef("clause__round"))
        .filter(~Exists(agree))
    )
    wordings = Wording.objects.filter(
        ~Exists(silent), clause__acts=Acts.GOES, days__gt=0, number=Subquery(latest)
    ).select_related("clause__connection")
    if connection:
        wordings = wordings.filter(clause__connection=connection)
    return {wording.clause.connection: wording.days or 0 for wording in wordings}


def clause_of(connection: Connection, ref: str) -> Clause:
    """A clause of this connection, or a 404."""
    clause = Clause.objects.filter(connection=connection, ref=ref).first()
    if clause is None:
        raise Http404
    return clause
