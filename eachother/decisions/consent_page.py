"""What the page of a decision shows of a round of consent: one's own voice, those of the others, and the minority's
first."""

from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from eachother.decisions.kinds import Seen
from eachother.decisions.models import Position, Says
from eachother.decisions.queries.said import minority_page, position_before, position_of, who_agree
from eachother.decisions.words import Wrong, counts_words, problem_words
from eachother.people.hiding import hidden_from
from eachother.people.http import PersonRequest
from eachother.web.paging import number_of

AT = {"says-empty": "says", "mend-long": "mend"}


def part(request: PersonRequest, seen: Seen, reason: str) -> SafeString:
    if seen.round is None:
        return SafeString("")
    mine = position_of(seen.elector) if seen.elector and seen.runs else None
    before = position_before(seen.elector) if seen.elector and seen.runs and mine is None else None
    counting = Position.objects.counting().filter(elector__round=seen.round)
    agree, how_many = who_agree(seen.round, request.person)
    typed = request.POST if reason else {}
    shown = {
        "decision": seen.decision,
        "seen": seen,
        "mine": mine,
        "before": before,
        "typed": {
            "says": typed.get("says", mine.says if mine else ""),
            "words": typed.get("words", mine.words if mine else ""),
            "mend": typed.get("mend", mine.mend if mine else ""),
        },
        "positions": Says.choices,
        "wrong": Wrong({AT.get(reason, "words"): [problem_words(reason)]} if reason else {}),
        "counts": counts_words(dict(counting.values_list("says").annotate(Count("pk")).order_by())),
        "minority": minority_page(seen.round, request.person, number_of(request.GET, "voices")),
        "agree": agree,
        "more_agree": max(0, how_many - len(agree)),
        "is_last": _is_last(seen) and mine is None,
        "hiding": hidden_from(request),
    }
    return SafeString(render_to_string("decisions/_consent.html", shown, request))


def _is_last(seen: Seen) -> bool:
    """Whether all but the viewer have spoken, so that it may close with them."""
    stands = seen.standing
    return bool(stands and seen.round and not seen.round.grave and stands.asked - stands.spoken == 1 < stands.asked)
