"""Addresses of this room: nouns, and what changes something is a resource of its own."""

from django.urls import path

from eachother.connections import views

app_name = "connections"
urlpatterns = [
    path("alongside", views.alongside, name="alongside"),
    path("alongside/with/<ref:ref>", views.hello, name="hello"),
    path("alongside/<ref:ref>", views.talk, name="talk"),
    path("alongside/<ref:ref>/acceptance", views.acceptance, name="acceptance"),
    path("alongside/<ref:ref>/refusal", views.refusal, name="refusal"),
    path("alongside/<ref:ref>/pause", views.pause, name="pause"),
    path("alongside/<ref:ref>/resumption", views.resumption, name="resumption"),
    path("alongside/<ref:ref>/end", views.over, name="end"),
    path("alongside/<ref:ref>/end/words", views.last_words, name="last-words"),
    path("alongside/<ref:ref>/letting-go", views.letting_go, name="letting-go"),
    path("alongside/<ref:ref>/keys", views.keys, name="keys"),
    path("alongside/<ref:ref>/messages", views.messages, name="messages"),
    path("alongside/<ref:ref>/files", views.files, name="files"),
    path("alongside/<ref:ref>/files/<ref:file>", views.file, name="file"),
    path("alongside/<ref:ref>/files/<ref:file>/removal", views.file_removal, name="file-removal"),
    path("alongside/<ref:ref>/files/<ref:file>/<int:number>", views.chunk, name="chunk"),
    path("alongside/<ref:ref>/deletions", views.deletions, name="deletions"),
    path("alongside/<ref:ref>/reading", views.reading, name="reading"),
    path("alongside/<ref:ref>/signs", views.signs, name="signs"),
    path("alongside/<ref:ref>/writing", views.writing, name="writing"),
    path("alongside/<ref:ref>/call", views.call, name="call"),
    path("alongside/<ref:ref>/call/ring", views.ring, name="ring"),
    path("alongside/<ref:ref>/call/ringing", views.ringing, name="ringing"),
    path("alongside/<ref:ref>/call/silence", views.silence, name="silence"),
    path("alongside/<ref:ref>/call/end", views.hanging_up, name="hanging-up"),
    path("alongside/<ref:ref>/call/signals", views.signals, name="signals"),
    path("alongside/<ref:ref>/plans", views.plans, name="plans"),
    path("alongside/<ref:ref>/plans/removal", views.plan_removal, name="plan-removal"),
    path("alongside/<ref:ref>/plans/hand", views.plan_at_hand, name="plan-at-hand"),
    path("alongside/<ref:ref>/look", views.look, name="look"),
    path("alongside/<ref:ref>/look/agreement", views.look_agreed, name="look-agreed"),
    path("alongside/<ref:ref>/look/end", views.look_gone, name="look-gone"),
    path("alongside/<ref:ref>/clauses", views.clauses, name="clauses"),
    path("alongside/<ref:ref>/clauses/<ref:clause>/wordings", views.wordings, name="wordings"),
    path("alongside/<ref:ref>/clauses/<ref:clause>/consents", views.consents, name="consents"),
    path("alongside/<ref:ref>/clauses/<ref:clause>/reopenings", views.reopenings, name="reopenings"),
]
