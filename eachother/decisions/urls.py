"""The addresses of this room."""

from django.urls import path

from eachother.decisions import views

app_name = "decisions"
urlpatterns = [
    path("decisions", views.decisions, name="decisions"),
    path("decisions/closed", views.closed, name="closed"),
    path("decisions/new", views.new, name="new"),
    path("decisions/<ref:ref>", views.decision, name="decision"),
    path("decisions/<ref:ref>/inquiries", views.wonder, name="wonder"),
    path("decisions/<ref:ref>/inquiries/<ref:inquiry>/answers", views.answer, name="answer"),
    path("decisions/<ref:ref>/statements", views.state, name="state"),
    path("decisions/<ref:ref>/statements/<ref:statement>/removal", views.take_back, name="take-back"),
    path("decisions/<ref:ref>/proposal", views.proposal, name="proposal"),
    path("decisions/<ref:ref>/round", views.ask, name="ask"),
    path("decisions/<ref:ref>/voice", views.speak, name="speak"),
    path("decisions/<ref:ref>/rest", views.rest, name="rest"),
    path("decisions/<ref:ref>/seen", views.seen, name="seen"),
    path("circles/<ref:ref>/decisions", views.in_circle, name="in-circle"),
    path("circles/<ref:ref>/decisions/closed", views.closed_in_circle, name="closed-in-circle"),
    path("circles/<ref:ref>/decisions/new", views.new_in_circle, name="new-in-circle"),
]
