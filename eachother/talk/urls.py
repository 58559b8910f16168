"""The addresses of this room."""

from django.urls import path

from eachother.talk.views import answers, pictures, replies, threads

app_name = "talk"
urlpatterns = [
    path("circles/<ref:ref>/talk", threads.threads, name="threads"),
    path("circles/<ref:ref>/talk/new", threads.new, name="new"),
    path("circles/talk/<ref:ref>", threads.thread, name="thread"),
    path("circles/talk/<ref:ref>/replies", replies.reply, name="replies"),
    path("circles/talk/<ref:ref>/following", answers.follow, name="follow"),
    path("circles/talk/<ref:ref>/following/withdrawal", answers.stop_following, name="stop-following"),
    path("circles/said/<ref:ref>", threads.said, name="said"),
    path("circles/said/<ref:ref>/before", threads.before, name="before"),
    path("circles/said/<ref:ref>/wording", replies.say_differently, name="wording"),
    path("circles/said/<ref:ref>/removal", replies.take_back, name="removal"),
    path("circles/said/<ref:ref>/been-there", answers.been_there, name="been-there"),
    path("circles/said/<ref:ref>/been-there/withdrawal", answers.not_been_there, name="not-been-there"),
    path("circles/pictures/<ref:ref>", pictures.picture, name="picture"),
]
