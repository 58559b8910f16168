from django.urls import path

from eachother.home import record, views

app_name = "home"
urlpatterns = [
    path("", views.hello, name="hello"),
    path("today", views.today, name="today"),
    path("today/waiting", views.waiting, name="waiting"),
    path("today/alongside", views.beside, name="alongside"),
    path("today/here", views.here, name="here"),
    path("hard-moments", views.moments, name="moments"),
    path("who-can-do-what", views.powers, name="powers"),
    path("record", record.record, name="record"),
    path("record.jsonl", record.copy, name="record-copy"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
]
