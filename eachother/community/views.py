"""The list of the system's words: to be read by everybody, and fetched once by each browser."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eachother.community.own_words import read
from eachother.community.queries import word_list
from eachother.web.pages import page

KEPT_SECONDS = 60 * 60


@require_safe
def own_words(request: HttpRequest) -> HttpResponse:
    """Every word, what is asked about it, and where the question comes from."""
    listed = word_list()
    person = getattr(request, "person", None)
    context = {
        "shell": "web/layout.html" if person else "web/plain.html",
        "asked": read(listed.text).asked,
        "since": listed.since,
    }
    return page(request, "community/own_words.html", context)


@require_safe
def list_for_scripts(request: HttpRequest) -> HttpResponse:
    """The same for everybody, so that a browser keeps it and asks for it without saying for whom."""
    words = read(word_list().text)
    answer: HttpResponse = JsonResponse(
        {
            "language": words.language,
            "asked": [{"words": one.words, "question": one.question} for one in words.asked],
            "says": {
                "away": _("Put it away"),
                "now": _("Quiet for now"),
                "good": _("Quiet for good"),
                "here": _("Only this device noticed."),
                "where": _("Where this comes from"),
            },
        },
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
    )
    mark = f'"{sha256(answer.content).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == mark:
        answer = HttpResponseNotModified()
    answer["ETag"] = mark
    answer["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return answer


@require_safe
def list_as_file(request: HttpRequest) -> HttpResponse:
    """The list as it is written, for whoever wants to propose another."""
    answer = HttpResponse(word_list().text, content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="own-words.toml"'
    return answer
