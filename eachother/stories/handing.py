"""How a picture or a sound is handed out. Who may have it is asked before."""

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase

from eachother.stories import shelf
from eachother.stories.models import Picture, Sound
from eachother.stories.sounds import ENDINGS

# A browser may keep it, and asks each time whether it still may show it: it may have been taken back since.
KEPT = "private, no-cache"
RANGE = re.compile(r"bytes=(\d{1,9})-(\d{0,9})")


def handed(request: HttpRequest, found: Picture | Sound) -> HttpResponseBase:
    """The file; of it a part where a browser asks for one (Safari plays nothing without)."""
    kind = found.kind if isinstance(found, Sound) else "image/webp"
    ending = ENDINGS[found.kind] if isinstance(found, Sound) else "webp"
    headers = {"Cache-Control": KEPT, "ETag": f'"{found.ref}"', "Accept-Ranges": "bytes"}
    headers["X-Robots-Tag"] = "noindex, nofollow"
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    try:
        with shelf.opened(found.ref, ending) as file:
            data = file.read()
    except FileNotFoundError:
        raise Http404 from None
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if not asked or int(asked[1]) >= len(data):
        return HttpResponse(data, content_type=kind, headers=headers)
    first, last = int(asked[1]), min(int(asked[2] or len(data) - 1), len(data) - 1)
    headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    return HttpResponse(data[first : last + 1], content_type=kind, headers=headers, status=206)
