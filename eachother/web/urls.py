from django.urls import path

from eachother.web import views

app_name = "web"
urlpatterns = [path("away", views.away, name="away")]
