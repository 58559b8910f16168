"""The addresses of this room."""

from django.urls import path

from eachother.table import views

app_name = "table"
urlpatterns = [
    path("circles/<ref:ref>/table", views.table, name="table"),
    path("circles/<ref:ref>/table/now", views.now, name="now"),
    path("circles/<ref:ref>/table/seat", views.sit_down, name="seat"),
    path("circles/<ref:ref>/table/seat/withdrawal", views.get_up, name="get-up"),
    path("circles/<ref:ref>/table/lines", views.say, name="lines"),
    path("circles/<ref:ref>/table/lines/<ref:line>/withdrawal", views.take_back, name="take-back"),
]
