"""The open web: stories that anybody may read, without coming in. Nothing of a page is kept by anybody in between, so
that what is taken back is gone with the next look."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, strip_tags
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from eachother.community.queries import current
from eachother.people.http import AnyRequest
from eachother.stories import queries
from eachother.stories.models import Story, Use, Uses
from eachother.web import csp
from eachother.web.addresses import url
from eachother.web.pages import page
from eachother.web.paging import number_of

BEGINNING = 280  # letters of a story in the feed: what a feed reader has fetched, nobody can take back


@require_safe
def told(request: AnyRequest) -> HttpResponse:
    response = page(
        request, "stories/told.html", {"stories": queries.public_page(number_of(request.GET), request.person)}
    )
    response["X-Robots-Tag"] = "noindex, follow"
    return response


@require_safe
@csp.plays
def story(request: AnyRequest, ref: str) -> HttpResponse:
    found = queries.public_story(ref, request.person)
    listed = Use.objects.given().filter(story=found, kind=Uses.INDEX).exists()
    robots = "index, follow" if listed else "noindex, nofollow"
    context = {
        "story": found,
        "pictures": list(found.pictures.order_by("pk")),
        "sound": getattr(found, "sound", None),
        "base": "told",
        "robots": robots,
    }
    response = page(request, "stories/public.html", context)
    response["X-Robots-Tag"] = robots
    return response


@require_safe
def feed(request: AnyRequest) -> HttpResponse:
    """Atom (RFC 4287): the newest, each with its title and its beginning, or what its teller says before it."""
    name = current().name
    made = Atom1Feed(
        title=name,
        link=_address("stories:told"),
        description="",
        language=get_language(),
        feed_url=_address("stories:feed"),
    )
    for one in queries.newest_public(request.person):
        made.add_item(
            title=one.title,
            link=_address("stories:public", one.ref),
            description=escape(one.note) or _beginning(one),
            unique_id=_address("stories:public", one.ref),
            author_name=one.name or name,
            pubdate=one.told_at,
            updateddate=one.edited_at or one.told_at,
        )
    response = HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response


def _beginning(story: Story) -> str:
    """As HTML, which is what Atom takes a summary for."""
    return Truncator(strip_tags(story.shown)).chars(BEGINNING)


def _address(name: str, *args: str) -> str:
    return f"{settings.ADDRESS}{url(name, *args)}"
