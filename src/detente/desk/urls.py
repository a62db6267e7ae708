"""The addresses of the desk."""

from django.urls import include, path

from detente.desk.areas import entrance, fragments, ledger, people, preferences, watch
from detente.desk.areas.council.urls import urlpatterns as council
from detente.desk.areas.public.urls import urlpatterns as public

urlpatterns = [
    path("", watch.watch, name="watch"),
    path("line/", include("detente.desk.areas.line.urls")),
    *council,
    path("duties/", include("detente.desk.areas.duties.urls")),
    path("ledger", ledger.ledger_page, name="ledger"),
    path("people", people.people, name="people"),
    path("settings", preferences.settings_page, name="settings"),
    *public,
    path("sign-in", entrance.sign_in_page, name="sign_in"),
    path("sign-in/link/<str:token>", entrance.link, name="sign_in_link"),
    path("sign-out", entrance.sign_out, name="sign_out"),
    path("fragments/strip", fragments.strip, name="strip"),
    path("healthz", fragments.healthz, name="healthz"),
]

handler400 = "detente.desk.areas.errors.bad_request"
handler403 = "detente.desk.areas.errors.forbidden"
handler404 = "detente.desk.areas.errors.not_found"
handler500 = "detente.desk.areas.errors.server_error"
