"""The addresses of this room."""

from django.urls import path

from eachother.turns import views

app_name = "turns"
urlpatterns = [
    path("circles/<ref:ref>/turns", views.tasks, name="tasks"),
    path("circles/<ref:ref>/turns/new", views.new, name="new"),
    path("circles/<ref:ref>/turns/<ref:task>", views.task, name="task"),
    path("circles/<ref:ref>/turns/<ref:task>/lots", views.lots, name="lots"),
    path("circles/<ref:ref>/turns/<ref:task>/turn", views.take, name="take"),
    path("circles/<ref:ref>/turns/<ref:task>/turn/end", views.end, name="end"),
    path("circles/<ref:ref>/turns/<ref:task>/turn/offer", views.hand_on, name="hand-on"),
    path("circles/<ref:ref>/turns/<ref:task>/turn/offer/withdrawal", views.take_offer_back, name="offer-back"),
    path("circles/<ref:ref>/turns/<ref:task>/willing", views.be_willing, name="willing"),
    path("circles/<ref:ref>/turns/<ref:task>/willing/withdrawal", views.be_unwilling, name="unwilling"),
    path("circles/<ref:ref>/turns/<ref:task>/round", views.ask_again, name="round"),
    path("circles/<ref:ref>/turns/<ref:task>/rest", views.rest, name="rest"),
    path("circles/<ref:ref>/turns/<ref:task>/rest/end", views.wake, name="wake"),
    path("circles/<ref:ref>/turns/<ref:task>/asked/<ref:asking>/yes", views.say_yes, name="yes"),
    path("circles/<ref:ref>/turns/<ref:task>/asked/<ref:asking>/pass", views.pass_it, name="pass"),
    path("turns/<ref:turn>/seen", views.seen, name="seen"),
]
