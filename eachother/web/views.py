"""Pages that belong to no room: errors, and the harmless page that 'leave quickly' goes to."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.views.decorators.http import require_safe

from eachother.web import errors

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
ONE_DAY = 24 * 60 * 60


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400."""
    return errors.answer(request, 413 if isinstance(exception, TOO_MUCH) else 400)


def not_yours(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403: visible, but between other people."""
    return errors.answer(request, 403)


def nothing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404: not there, or not visible to who asks; the two look the same."""
    return errors.answer(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """handler500."""
    return errors.answer(request, 500)


def been_away(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: the page was open for so long that its forms no longer count."""
    return errors.answer(request, 403, errors.AWAY)


@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """A dull page that has nothing to do with this place; the same for everybody, kept by the browser."""
    response = HttpResponse(get_template("web/away.html").template.render())  # type: ignore[attr-defined]
    response["Cache-Control"] = f"public, max-age={ONE_DAY}"
    return response
