"""What anybody may read on the open web, where the community has decided so."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from eachother.decisions.models import Position, Round
from eachother.standards.models import Adoption, Root
from eachother.stories.models import Story, Use, Uses


def told_to_anybody(holding: Iterable[Adoption]) -> dict[int, list[Story]]:
    """Under each standard (by id) the stories that are on the open web, and whose tellers let them stand under a
    standard and leave this community. One query."""
    leaves = Exists(Use.objects.given().filter(story=OuterRef("pk"), kind=Uses.LEAVE))
    public = Story.objects.public().allowing(Uses.STANDARD).filter(leaves)
    roots = Root.objects.filter(standard__in=[one.standard_id for one in holding], story__in=public)
    found: dict[int, list[Story]] = {}
    for root in roots.select_related("story__by").order_by("pk"):
        if root.story:
            found.setdefault(root.standard_id, []).append(root.story)
    return found


def seen_differently(holding: Iterable[Adoption]) -> set[int]:
    """The standards (by id) at whose adoption somebody had a concern, stood aside or objected. One query."""
    by_decision = {one.decision_id: one.standard_id for one in holding if one.decision_id}
    rounds = Round.objects.filter(outcome__decision__in=by_decision)
    kept = Position.objects.minority_in(rounds).values_list("elector__round__decision", flat=True)
    return {by_decision[decision] for decision in kept}
