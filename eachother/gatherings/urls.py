"""The addresses of this room."""

from django.urls import path

from eachother.gatherings.views import arranging, calendar, coming, day, rhythm

app_name = "gatherings"
urlpatterns = [
    path("gatherings", coming.coming, name="coming"),
    path("gatherings/new", arranging.new, name="new"),
    path("gatherings/calendar", calendar.calendar, name="calendar"),
    path("gatherings/calendar/addresses", calendar.addresses, name="addresses"),
    path("gatherings/calendar/reminders", calendar.reminders, name="reminders"),
    path("gatherings/calendar/reminders/withdrawal", calendar.no_reminders, name="no-reminders"),
    path("gatherings/calendar/<ref:ref>/contents", calendar.contents, name="contents"),
    path("gatherings/calendar/<ref:ref>/withdrawal", calendar.stop, name="stop"),
    path("gatherings/days/<ref:ref>", day.day, name="day"),
    path("gatherings/days/<ref:ref>/answer", day.answer, name="answer"),
    path("gatherings/days/<ref:ref>/calling", day.call, name="call"),
    path("gatherings/days/<ref:ref>/calling/withdrawal", day.give_back, name="give-back"),
    path("gatherings/days/<ref:ref>/move", day.move, name="move"),
    path("gatherings/days/<ref:ref>/calling-off", day.call_off, name="call-off"),
    path("gatherings/days/<ref:ref>/change/withdrawal", day.put_back, name="put-back"),
    path("gatherings/days/<ref:ref>/note", day.note, name="note"),
    path("gatherings/days/<ref:ref>/calendar.ics", day.file, name="file"),
    path("gatherings/<ref:ref>", arranging.gathering, name="gathering"),
    path("gatherings/<ref:ref>/words", arranging.words, name="words"),
    path("gatherings/<ref:ref>/rhythm", rhythm.rhythm, name="rhythm"),
    path("gatherings/<ref:ref>/end", arranging.end, name="end"),
    path("gatherings/<ref:ref>/seen", arranging.seen, name="seen"),
    path("circles/<ref:ref>/gatherings", coming.of_circle, name="of-circle"),
    path("circles/<ref:ref>/gatherings/new", arranging.new_in_circle, name="new-in-circle"),
    path("calendars/<slug:secret>.ics", calendar.feed, name="feed"),
]
