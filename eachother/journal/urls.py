"""Addresses of this room. A page's ref is its owner's alone."""

from django.urls import path

from eachother.journal import views

app_name = "journal"
urlpatterns = [
    path("me/plan", views.plan, name="plan"),
    path("me/plan/removal", views.removal, name="plan-removal"),
    path("me/journal", views.journal, name="journal"),
    path("me/journal/new", views.new_leaf, name="new-leaf"),
    path("me/journal/<ref:ref>", views.leaf, name="leaf"),
    path("me/journal/<ref:ref>/removal", views.leaf_removal, name="leaf-removal"),
    path("me/pages", views.pages, name="pages"),
    path("me/pages/<ref:ref>", views.sealed_page, name="page"),
]
