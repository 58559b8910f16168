"""The addresses of this room."""

from django.urls import path

from eachother.standards import views

app_name = "standards"
urlpatterns = [
    path("standards", views.standards, name="standards"),
    path("standards/growing", views.growing, name="growing"),
    path("standards/retired", views.retired, name="retired"),
    path("standards/booklet", views.booklet, name="booklet"),
    path("standards/new", views.new, name="new"),
    path("what-ought-to-be", views.shown, name="shown"),
    path("standards/<ref:ref>", views.standard, name="standard"),
    path("standards/<ref:ref>/lineage", views.lineage, name="lineage"),
    path("standards/<ref:ref>/statements", views.compare, name="compare"),
    path("standards/<ref:ref>/seen", views.seen, name="seen"),
    path("standards/<ref:ref>/stories", views.laying, name="laying"),
    path("standards/<ref:ref>/stories/<ref:root>/removal", views.root_removal, name="root-removal"),
    path("standards/<ref:ref>/reading", views.reading, name="reading"),
    path("standards/<ref:ref>/readings/<ref:reading>/removal", views.reading_removal, name="reading-removal"),
    path("standards/<ref:ref>/statement", views.statement, name="statement"),
    path("standards/<ref:ref>/voices", views.voices, name="voices"),
    path("standards/<ref:ref>/voices/<ref:voice>/removal", views.voice_removal, name="voice-removal"),
    path("standards/<ref:ref>/asking", views.asking, name="asking"),
    path("standards/<ref:ref>/retirement", views.retirement, name="retirement"),
    path("standards/<ref:ref>/recall", views.recall, name="recall"),
]
