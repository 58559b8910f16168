from django.urls import path

from eachother.vocabulary import views

app_name = "vocabulary"
urlpatterns = [
    path("experiences", views.questions, name="questions"),
    path("experiences/<ref:ref>/question", views.which, name="which"),
    path("experiences/<ref:ref>/question/<ref:other>", views.ask, name="ask"),
    path("experiences/<ref:ref>/seen", views.seen, name="seen"),
    path("questions/<ref:ref>/answer", views.answer, name="answer"),
]
