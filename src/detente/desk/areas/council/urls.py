"""The addresses of the council."""

from django.urls import path

from detente.desk.areas.council import lists, matters, overview

urlpatterns = [
    path("council", overview.council, name="council"),
    path("council/matters", lists.matter_list, name="matters"),
    path("council/matters/<str:slug>", matters.matter_page, name="matter"),
]
