"""How this room answers scripts."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse

from eachother.connections.refusals import Refused, TooOften
from eachother.foundation.limits import allow
from eachother.people.models import Person
from eachother.vault.envelopes import Malformed

AS_MANY = 240
IN = timedelta(minutes=1)

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponseBase]


def in_json(view: View[R, P]) -> View[R, P]:
    """What goes wrong in this view is answered as `{"reason": …}`, which the page turns into plain words."""

    @wraps(view)
    def answering(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            return problem(refused.status, refused.reason, **refused.more)
        except Malformed as malformed:
            return problem(400, malformed.reason)
        except Http404:
            return problem(404, "not-here")

    return answering


def count_words(person: Person) -> None:
    """Count one thing that is said, signed or taken back. Raises TooOften: nobody floods another's page or the disk."""
    if not allow(f"words|{person.pk}", times=AS_MANY, per=IN):
        raise TooOften("too-often")


def problem(status: int, reason: str, **more: Any) -> JsonResponse:
    return JsonResponse({"reason": reason, **more}, status=status)


def made(body: dict[str, Any], new: bool) -> JsonResponse:
    """201 for what is new, 200 for what was there already."""
    return JsonResponse(body, status=201 if new else 200)
