"""Every room's addresses. `/alive`, `/live` and `/static/` are answered by the front, before Django."""

from django.urls import include, path

handler400 = "eachother.web.views.malformed"
handler403 = "eachother.web.views.not_yours"
handler404 = "eachother.web.views.nothing"
handler500 = "eachother.web.views.broken"

# Those that people open most stand first: Django looks through them in this order.
urlpatterns = [
    path("", include("eachother.home.urls")),
    path("", include("eachother.table.urls")),  # all who are at a table ask whenever somebody there says something
    path("", include("eachother.finding.urls")),
    path("", include("eachother.connections.urls")),
    path("", include("eachother.circles.urls")),
    path("", include("eachother.talk.urls")),
    path("", include("eachother.people.urls")),
    path("", include("eachother.turns.urls")),
    path("", include("eachother.exchange.urls")),
    path("", include("eachother.gatherings.urls")),
    path("", include("eachother.stories.urls")),
    path("", include("eachother.decisions.urls")),
    path("", include("eachother.standards.urls")),
    path("", include("eachother.practice.urls")),
    path("", include("eachother.knocks.urls")),
    path("", include("eachother.notices.urls")),
    path("", include("eachother.vocabulary.urls")),
    path("", include("eachother.journal.urls")),
    path("", include("eachother.community.urls")),
    path("", include("eachother.web.urls")),
]
