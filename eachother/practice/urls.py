"""The addresses of this room. A sitting's ref is for the two who sit there."""

from django.urls import path

from eachother.practice import views

app_name = "practice"
urlpatterns = [
    path("practice", views.practice, name="practice"),
    path("practice/new", views.new, name="new"),
    path("practice/<ref:ref>", views.conversation, name="conversation"),
    path("practice/<ref:ref>/wording", views.wording, name="wording"),
    path("practice/<ref:ref>/alone", views.alone, name="alone"),
    path("practice/<ref:ref>/along", views.along, name="along"),
    path("practice/<ref:ref>/sittings", views.sittings, name="sittings"),
    path("practice/<ref:ref>/versions/<ref:version>", views.version, name="version"),
    path("practice/<ref:ref>/versions/<ref:version>/removal", views.removal, name="removal"),
    path("sittings/<ref:ref>", views.sitting, name="sitting"),
    path("sittings/<ref:ref>/seat", views.seat, name="seat"),
    path("sittings/<ref:ref>/choice", views.choice, name="choice"),
    path("sittings/<ref:ref>/again", views.again, name="again"),
    path("sittings/<ref:ref>/departure", views.departure, name="departure"),
]
