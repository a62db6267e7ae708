"""The addresses of the area Duties."""

from django.urls import path

from detente.desk.areas.duties import board, calendar, exercises, notices, packs, quotas

app_name = "duties"
urlpatterns = [
    path("", board.board, name="board"),
    path("calendar.ics", calendar.duties_feed, name="calendar"),
    path("new", notices.new, name="new"),
    path("notices/<str:draft_id>", notices.edit, name="notice"),
    path("notices/<str:draft_id>/autosave", notices.autosave, name="notice_autosave"),
    path("notices/<str:draft_id>/file.<str:kind>", notices.download, name="notice_file"),
    path("exercises", exercises.exercise_list, name="exercises"),
    path("exercises/<path:item>", exercises.exercise_page, name="exercise"),
    path("quotas", quotas.quotas_page, name="quotas"),
    path("packs", packs.shelf_page, name="packs"),
    path("packs/compare", packs.compare_page, name="compare"),
    path("packs/<str:reference>", packs.pack_page, name="pack"),
    path("packs/<str:reference>/chapters/<str:chapter>", packs.chapter_page, name="chapter"),
    path("packs/<str:reference>/<str:section>/<str:name>", packs.rule_page, name="rule"),
]
