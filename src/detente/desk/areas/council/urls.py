"""The addresses of the council."""

from django.urls import path

from detente.desk.areas.council import (
    chronicling,
    contacts,
    lists,
    matters,
    overview,
    positions,
    printing,
    texts,
    timeline,
    unanswered,
)
from detente.desk.areas.council.meeting_urls import urlpatterns as meetings

urlpatterns = [
    path("council", overview.council, name="council"),
    path("council/unanswered", unanswered.unanswered_board, name="unanswered"),
    path("council/timeline", timeline.timeline_page, name="timeline"),
    path("council/chronicle/new", chronicling.chronicle_page, name="chronicle_new"),
    path("council/missions", contacts.missions_board, name="missions"),
    path("council/briefings", contacts.briefings_board, name="briefings"),
    path("council/clarifications", contacts.clarifications_board, name="clarifications"),
    path("council/activities", contacts.activities_board, name="activities"),
    path("council/consequences", contacts.consequences_board, name="consequences"),
    *meetings,
    path("council/principles", positions.principles_board, name="principles"),
    path("council/concerns", positions.concerns_board, name="concerns"),
    path("council/drafts/<str:slug>/responses", texts.responses_page, name="responses"),
    path("council/drafts/<str:slug>/versions", texts.versions_page, name="versions"),
    path("council/programmes/<str:slug>", texts.programme_page, name="programme"),
    path("council/matters", lists.matter_list, name="matters"),
    path("council/matters/<str:slug>", matters.matter_page, name="matter"),
    path("council/matters/<str:slug>/summary.pdf", printing.summary_file, name="matter_summary"),
]
