"""The addresses of meetings and decisions."""

from django.urls import path

from detente.desk.areas.council import calendar, invitations, members, readiness, series

urlpatterns = [
    path("council/series", series.series_board, name="series_list"),
    path("council/series/<str:slug>", series.series_page, name="series"),
    path("council/calendar", calendar.calendar_page, name="calendar"),
    path("council/calendar.ics", calendar.calendar_feed, name="calendar_feed"),
    path("council/readiness", readiness.readiness_board, name="readiness"),
    path("council/members", members.members_board, name="members"),
    path("council/matters/<str:slug>/invitation.ics", invitations.invitation_file, name="invitation"),
]
