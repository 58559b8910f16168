from django.urls import path

from eachother.finding import views, words_page

app_name = "finding"
urlpatterns = [
    path("people", views.people, name="people"),
    path("people/words", words_page.words, name="words"),
    path("people/<slug:ref>/nod", views.nod, name="nod"),
    path("people/<slug:ref>/not-now", views.not_now, name="not-now"),
    path("people/<slug:ref>/nod/withdrawal", views.unnod, name="unnod"),
]
