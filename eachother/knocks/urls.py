from django.urls import path

from eachother.knocks import views

app_name = "knocks"
urlpatterns = [
    path("knock", views.knock, name="knock"),
    path("knock/<slug:code>", views.knocking, name="knocking"),
    path("knock/<slug:code>/withdrawal", views.take_back, name="take-back"),
    path("knocks", views.knocks, name="knocks"),
    path("knocks/<ref:ref>/answer", views.say_come_in, name="answer"),
    path("knocks/<ref:ref>/leave", views.let_be, name="let-be"),
]
