"""Views of forms that are one button."""

from collections.abc import Callable

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST

from eachother.people.access import signed_in
from eachother.people.http import PersonRequest

Verb = Callable[..., object]


def press(does: Callable[[PersonRequest, str, Verb], HttpResponse], verb: Verb) -> Callable[..., HttpResponseBase]:
    """The view that does one verb to what has this ref: `does` finds it, does it, and answers."""

    @require_POST
    @signed_in
    def pressed(request: PersonRequest, ref: str) -> HttpResponse:
        return does(request, ref, verb)

    return pressed
