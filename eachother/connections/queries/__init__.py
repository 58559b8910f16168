"""What may be known of connections, and by whom. Never writes."""

from eachother.connections.queries.agreement import Agreement, Table, agreement_of, clause_of, letting_go
from eachother.connections.queries.beside import Alongside, alongside
from eachother.connections.queries.few import (
    Asked,
    Few,
    asked_in,
    asked_to_begin,
    asked_with_words,
    asking_for,
    asking_of,
    few_for,
    few_of,
    few_page,
    lines_drawn_to,
    name_of,
    newest_epoch,
    those_alongside,
    told_to,
)
from eachother.connections.queries.keys import Keys, identities_of, keys_for
from eachother.connections.queries.lists import Listed, ended_for, list_for
from eachother.connections.queries.looking import Days, days_of
from eachother.connections.queries.messages import Sent, messages_of, unread_in
from eachother.connections.queries.one import Standing, between, connection_for, standing
from eachother.connections.queries.showing import AtHand, PlanOf, plan_of_other, plans_at_hand, plans_in, shown_by
from eachother.connections.queries.signs import Signs, beside, signs

__all__ = [
    "Agreement",
    "Alongside",
    "Asked",
    "AtHand",
    "Days",
    "Few",
    "Keys",
    "Listed",
    "PlanOf",
    "Sent",
    "Signs",
    "Standing",
    "Table",
    "agreement_of",
    "alongside",
    "asked_in",
    "asked_to_begin",
    "asked_with_words",
    "asking_for",
    "asking_of",
    "beside",
    "between",
    "clause_of",
    "connection_for",
    "days_of",
    "ended_for",
    "few_for",
    "few_of",
    "few_page",
    "identities_of",
    "keys_for",
    "letting_go",
    "lines_drawn_to",
    "list_for",
    "messages_of",
    "name_of",
    "newest_epoch",
    "plan_of_other",
    "plans_at_hand",
    "plans_in",
    "shown_by",
    "signs",
    "standing",
    "those_alongside",
    "told_to",
    "unread_in",
]
