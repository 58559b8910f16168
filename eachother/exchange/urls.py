"""The addresses of this room. `/asks` has asks and offers alike."""

from django.urls import path

from eachother.exchange import views

app_name = "exchange"
urlpatterns = [
    path("asks", views.asks, name="asks"),
    path("asks/new", views.new, name="new"),
    path("asks/mine", views.mine, name="mine"),
    path("asks/words", views.words, name="words"),
    path("asks/afterwards", views.said, name="said"),
    path("asks/roles", views.roles, name="roles"),
    path("asks/<ref:ref>", views.slip, name="slip"),
    path("asks/<ref:ref>/wording", views.wording, name="wording"),
    path("asks/<ref:ref>/removal", views.removal, name="removal"),
    path("asks/<ref:ref>/end", views.end, name="end"),
    path("asks/<ref:ref>/renewal", views.renewal, name="renewal"),
    path("asks/<ref:ref>/widening", views.widening, name="widening"),
    path("asks/<ref:ref>/leave", views.let_be, name="let-be"),
    path("asks/<ref:ref>/seen", views.seen, name="seen"),
    path("asks/<ref:ref>/answer", views.answer, name="answer"),
    path("asks/<ref:ref>/answer/removal", views.answer_removal, name="answer-removal"),
    path("asks/<ref:ref>/answers/<ref:answer>/taking-up", views.taking_up, name="taking-up"),
    path("asks/<ref:ref>/answers/<ref:answer>/putting-aside", views.putting_aside, name="putting-aside"),
    path("circles/<ref:ref>/asks", views.in_circle, name="circle"),
    path("circles/<ref:ref>/asks/afterwards", views.said_in_circle, name="circle-said"),
    path("me/giving", views.giving, name="giving"),
    path("me/giving/<ref:ref>", views.afterwards, name="afterwards"),
    path("me/giving/<ref:ref>/removal", views.unsay, name="unsay"),
]
