"""The addresses of the line. The id of a dispatch has 22 characters, so that no word below is one."""

from django.urls import path

from detente.desk.areas.line import announcing, composing, dispatches, drafts, lists, releasing, threads

app_name = "line"
urlpatterns = [
    path("", lists.dispatch_list, name="list"),
    path("rows", lists.rows, name="rows"),
    path("new", composing.new, name="new"),
    path("drafts", drafts.draft_list, name="drafts"),
    path("draft/<str:draft_id>", drafts.edit, name="draft"),
    path("draft/<str:draft_id>/autosave", drafts.autosave, name="autosave"),
    path("draft/<str:draft_id>/kind", drafts.kind_fields, name="kind"),
    path("draft/<str:draft_id>/check", releasing.check, name="check"),
    path("draft/<str:draft_id>/release", releasing.release_page, name="release"),
    path("draft/<str:draft_id>/discard", drafts.discard, name="discard"),
    path("<str:slug>", dispatches.dispatch_page, name="dispatch"),
    path("<str:slug>/life", dispatches.life, name="life"),
    path("<str:slug>/open", dispatches.open_page, name="open"),
    path("<str:slug>/thread", threads.thread_page, name="thread"),
    path("<str:slug>/announce", announcing.announce_page, name="announce"),
    path("<str:slug>/paper.pdf", dispatches.paper_file, name="paper"),
    path("<str:slug>/form.<str:kind>", dispatches.form_page_file, name="form"),
    path("<str:slug>/evidence.zip", dispatches.evidence_file, name="evidence"),
]
