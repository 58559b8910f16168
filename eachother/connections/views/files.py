"""Sealed files: room for one, its chunks one after another, and reading them."""

from datetime import timedelta

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from eachother.connections import actions
from eachother.connections.bodies import json_of
from eachother.connections.queries import connection_for
from eachother.connections.queries.files import file_coming, file_for
from eachother.connections.refusals import TooOften
from eachother.connections.views.answers import in_json, made
from eachother.files import store
from eachother.foundation.limits import allow
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest

FILES, CHUNKS = 120, 1200


@require_POST
@signed_in
@in_json
def files(request: PersonRequest, ref: str) -> HttpResponse:
    """`{file, size: what it fills}`: 201 with how many chunks have `arrived`."""
    connection = connection_for(request.person, ref)
    _count(request, "files", FILES, timedelta(hours=1))
    blob = actions.begin_file(connection, by=request.person, data=json_of(request))
    return made({"arrived": blob.arrived}, blob.arrived == 0)


@require_GET
@signed_in
@in_json
def file(request: PersonRequest, ref: str, file: str) -> HttpResponse:
    """How many chunks of a file of one's own have `arrived`."""
    blob = file_coming(connection_for(request.person, ref), request.person, file)
    return JsonResponse({"arrived": blob.arrived})


@require_POST
@signed_in
@in_json
def file_removal(request: PersonRequest, ref: str, file: str) -> HttpResponse:
    """It will not be sent after all."""
    actions.leave_file(file_coming(connection_for(request.person, ref), request.person, file))
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
@signed_in
@in_json
def chunk(request: PersonRequest, ref: str, file: str, number: int) -> HttpResponseBase:
    """GET: the chunk as it came. POST: its bytes; 201 (200: it was here) with how many have `arrived`."""
    connection = connection_for(request.person, ref)
    _count(request, "chunks", CHUNKS, timedelta(minutes=1))
    if request.method == "POST":
        blob = file_coming(connection, request.person, file)
        before = blob.arrived
        return made({"arrived": actions.put_chunk(blob, number, request.body)}, number >= before)
    blob = file_for(connection, request.person, file)
    if number >= blob.arrived:
        raise Http404
    return FileResponse(store.opened(blob.ref, number), content_type="application/octet-stream")


def _count(request: PersonRequest, what: str, times: int, per: timedelta) -> None:
    if not allow(f"{what}|{request.person.pk}", times=times, per=per):
        raise TooOften("too-often")
