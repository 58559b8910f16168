"""A picture, for whoever may read where it stands."""

from django.http import FileResponse, Http404, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.talk import pictures, queries
from eachother.talk.models import Picture

# A browser may keep it, and asks each time whether it still may show it: it may have been taken back since.
KEPT = "private, no-cache"


@require_safe
@signed_in
def picture(request: PersonRequest, ref: str) -> HttpResponseBase:
    found = get_object_or_404(Picture.objects.select_related("reply"), ref=ref)
    queries.reply_for(request.person, found.reply.ref)
    headers = {"Cache-Control": KEPT, "ETag": f'"{found.ref}"'}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    try:
        file = pictures.opened(found.ref)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(file, content_type="image/webp", headers=headers)
