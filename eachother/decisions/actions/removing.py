"""The host takes away what a law demands."""

from django.db import transaction

from eachother.decisions.models import (
    Answer,
    Decision,
    Done,
    Feeling,
    Inquiry,
    Option,
    Outcome,
    Position,
    Proposal,
    Ranking,
    Statement,
    Urn,
)

SHORT = 200  # letters that a question and an option may have


@transaction.atomic
def remove(ref: str, line: str) -> bool:
    """The question goes, and all that was said to it; `line` stands there. How many said what, and how it ended, stays.
    Says whether there was one."""
    decision = Decision.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if decision is None:
        return False
    Decision.objects.filter(pk=decision.pk).update(question=line[:SHORT], words="")
    Proposal.objects.filter(decision=decision).update(words=line, says="")
    Statement.objects.filter(decision=decision).delete()
    Inquiry.objects.filter(decision=decision).delete()
    for option in Option.objects.filter(decision=decision):
        Option.objects.filter(pk=option.pk).update(words=line[:SHORT], key=f"{option.ref} {line}"[:SHORT])
    voices = {"elector__round__decision": decision}
    Position.objects.filter(**voices).update(words="", mend="")
    Ranking.objects.filter(**voices).update(words="")
    Feeling.objects.filter(**voices).update(words="")
    Urn.objects.filter(round__decision=decision).update(words=[])
    Outcome.objects.filter(decision=decision).update(words="")
    Done.objects.filter(outcome__decision=decision).update(says=line)
    return True


@transaction.atomic
def remove_said(ref: str, line: str) -> bool:
    """Something short that somebody said, or asked for (with what others answered); `line` stands there."""
    said = Statement.objects.filter(ref=ref).update(words=line, by=None)
    Answer.objects.filter(inquiry__ref=ref).delete()
    return said + Inquiry.objects.filter(ref=ref).update(words=line, by=None) > 0
