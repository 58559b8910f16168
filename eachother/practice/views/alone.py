"""Trying a conversation alone. Which ways were chosen stands in what the browser sends, and is kept nowhere: in no
address, log or table."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.practice import queries
from eachother.practice.forms import path_in
from eachother.practice.script import in_plain_words, walk
from eachother.practice.words import as_text
from eachother.web.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def alone(request: PersonRequest, ref: str) -> HttpResponse:
    version = queries.newest_for(request.person, ref)
    script = version.script
    so_far = walk(script, path_in(request.POST))
    context = {
        "version": version,
        "script": script,
        "all_words": in_plain_words(script),
        "walk": so_far,
        "path": _joined(so_far.path),
        "before": _joined(so_far.path[:-1]),
    }
    return page(request, "practice/alone.html", context)


@require_POST
@signed_in
def along(request: PersonRequest, ref: str) -> HttpResponse:
    """What was chosen, as plain text, onto the device of who asks for it."""
    script = queries.newest_for(request.person, ref).script
    text = as_text(script, walk(script, path_in(request.POST)))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="conversation.txt"'
    return response


def _joined(path: tuple[int, ...]) -> str:
    return ".".join(map(str, path))
