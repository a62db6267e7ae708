"""The addresses of the area Duties."""

from django.urls import path

from detente.desk.areas.duties import (
    beginning,
    board,
    calendar,
    exercises,
    filling,
    form_files,
    handing,
    packs,
    plan,
    quotas,
)
from detente.desk.areas.duties.whatif import pages as whatif

app_name = "duties"
urlpatterns = [
    path("", board.board, name="board"),
    path("calendar.ics", calendar.duties_feed, name="calendar"),
    path("new", beginning.new, name="new"),
    path("notices/<str:draft_id>", filling.edit, name="notice"),
    path("notices/<str:draft_id>/autosave", filling.autosave, name="notice_autosave"),
    path("notices/<str:draft_id>/file.<str:kind>", form_files.draft_file, name="notice_file"),
    path("notices/<str:draft_id>/paper.pdf", form_files.draft_paper_file, name="notice_paper"),
    path("notices/<str:draft_id>/sections/<str:name>", filling.section, name="notice_section"),
    path("notices/<str:draft_id>/sections/<str:name>/hand", handing.hand, name="notice_hand"),
    path("exercises", exercises.exercise_list, name="exercises"),
    path("exercises/<path:item>", exercises.exercise_page, name="exercise"),
    path("plan", plan.plan_page, name="plan"),
    path("quotas", quotas.quotas_page, name="quotas"),
    path("what-if", whatif.page, name="whatif"),
    path("what-if/own", whatif.own_page, name="whatif_own"),
    path("what-if/progress", whatif.progress, name="whatif_progress"),
    path("what-if/<str:table>.<str:kind>", whatif.file, name="whatif_file"),
    path("packs", packs.shelf_page, name="packs"),
    path("packs/compare", packs.compare_page, name="compare"),
    path("packs/<str:reference>", packs.pack_page, name="pack"),
    path("packs/<str:reference>/chapters/<str:chapter>", packs.chapter_page, name="chapter"),
    path("packs/<str:reference>/<str:section>/<str:name>", packs.rule_page, name="rule"),
]
