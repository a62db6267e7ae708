"""The addresses of the public record. The slug of a dispatch has 22 characters, so that no word below is one.

They are permanent: an address that was cited keeps its meaning (docs/guide/analyst/public-record.md).
"""

from django.urls import path

from detente.desk.areas.public import app, feeds, pages

urlpatterns = [
    path("public", pages.public, name="public"),
    path("public/feed.atom", feeds.atom_feed, name="public_atom"),
    path("public/feed.json", feeds.json_feed, name="public_json"),
    path("public/app.webmanifest", app.manifest, name="public_manifest"),
    path("public/sw.js", app.service_worker, name="public_worker"),
    path("public/offline", app.offline, name="public_offline"),
    path("public/<str:slug>", pages.public_entry, name="public_entry"),
]
