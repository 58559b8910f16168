"""The addresses of this room. `/told` is the open web, and asks nobody to come in."""

from django.urls import path

from eachother.stories.views import lists, pieces, public, reading, telling, writing

app_name = "stories"
urlpatterns = [
    path("stories", lists.stories, name="stories"),
    path("stories/mine", lists.mine, name="mine"),
    path("stories/words", lists.words, name="words"),
    path("stories/new", writing.new, name="new"),
    path("stories/<ref:ref>", reading.story, name="story"),
    path("stories/<ref:ref>/wording", writing.wording, name="wording"),
    path("stories/<ref:ref>/removal", writing.removal, name="removal"),
    path("stories/<ref:ref>/before", writing.before, name="before"),
    path("stories/<ref:ref>/before/<ref:before>/removal", writing.before_removal, name="before-removal"),
    path("stories/<ref:ref>/telling", telling.telling, name="telling"),
    path("stories/<ref:ref>/ledger", telling.ledger, name="ledger"),
    path("stories/<ref:ref>/uses/<slug:kind>", telling.use, name="use"),
    path("stories/<ref:ref>/uses/<slug:kind>/withdrawal", telling.withdrawal, name="withdrawal"),
    path("stories/<ref:ref>/pictures", pieces.hang, name="hang"),
    path("stories/<ref:ref>/pictures/<ref:picture>/removal", pieces.take_down, name="take-down"),
    path("stories/<ref:ref>/sound", pieces.record, name="record"),
    path("stories/<ref:ref>/sound/removal", pieces.silence, name="silence"),
    path("stories/<ref:ref>/been-there", reading.been_there, name="been-there"),
    path("stories/<ref:ref>/been-there/withdrawal", reading.not_been_there, name="not-been-there"),
    path("stories/<ref:ref>/differently", reading.differently, name="differently"),
    path("stories/differently/<ref:ref>/removal", reading.unsay, name="unsay"),
    path("stories/pictures/<ref:ref>", pieces.picture, name="picture"),
    path("stories/sounds/<ref:ref>", pieces.sound, name="sound"),
    path("circles/<ref:ref>/stories", lists.in_circle, name="circle"),
    path("told", public.told, name="told"),
    path("told/feed", public.feed, name="feed"),
    path("told/<ref:ref>", public.story, name="public"),
    path("told/pictures/<ref:ref>", pieces.public_picture, name="public-picture"),
    path("told/sounds/<ref:ref>", pieces.public_sound, name="public-sound"),
]
