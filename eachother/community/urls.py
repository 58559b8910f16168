from django.urls import path

from eachother.community import views

app_name = "community"
urlpatterns = [
    path("own-words", views.own_words, name="own-words"),
    path("own-words.json", views.list_for_scripts, name="own-words-list"),
    path("own-words.toml", views.list_as_file, name="own-words-file"),
]
