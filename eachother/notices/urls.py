from django.urls import path

from eachother.notices import views

app_name = "notices"
urlpatterns = [
    path("notices", views.notices, name="notices"),
    path("me/notices", views.choices, name="choices"),
    path("me/notices/kinds", views.kinds_of_notices, name="kinds"),
    path("me/notices/time", views.time, name="time"),
    path("me/notices/out-of/<ref:ref>", views.out_of, name="out-of"),
]
