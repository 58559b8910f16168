"""The addresses of this room."""

from django.urls import path

from eachother.circles import views

app_name = "circles"
urlpatterns = [
    path("circles", views.circles, name="circles"),
    path("circles/new", views.new, name="new"),
    path("circles/new/suggestions", views.suggestions, name="suggestions"),
    path("circles/with/<ref:ref>", views.with_somebody, name="with"),
    path("circles/<ref:ref>", views.circle, name="circle"),
    path("circles/<ref:ref>/door", views.door, name="door"),
    path("circles/<ref:ref>/coming", views.come_in, name="coming"),
    path("circles/<ref:ref>/refusal", views.refuse, name="refusal"),
    path("circles/<ref:ref>/seen", views.seen, name="seen"),
    path("circles/<ref:ref>/waking", views.wake, name="waking"),
    path("circles/<ref:ref>/knock", views.knock, name="knock"),
    path("circles/<ref:ref>/knock/withdrawal", views.take_knock_back, name="knock-withdrawal"),
    path("circles/<ref:ref>/knocks/<ref:knock>/answer", views.let_in, name="let-in"),
    path("circles/<ref:ref>/knocks/<ref:knock>/leave", views.let_be, name="let-be"),
    path("circles/<ref:ref>/people", views.people, name="people"),
    path("circles/<ref:ref>/asking", views.asking, name="asking"),
    path("circles/<ref:ref>/asking/<ref:person>", views.ask_in, name="ask"),
    path("circles/<ref:ref>/asking/<ref:person>/withdrawal", views.take_ask_back, name="ask-withdrawal"),
    path("circles/<ref:ref>/leaving", views.leaving, name="leaving"),
    path("circles/<ref:ref>/agreement", views.agreement, name="agreement"),
    path("circles/<ref:ref>/agreement/<ref:clause>/wordings", views.reword, name="wordings"),
    path("circles/<ref:ref>/agreement/<ref:clause>/answers", views.answer, name="answers"),
    path("circles/<ref:ref>/agreement/<ref:clause>/reopenings", views.put_back, name="reopenings"),
]
