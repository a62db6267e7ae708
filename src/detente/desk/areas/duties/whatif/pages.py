"""The pages of “what if”: a question in the address, its answer, a table of one's own, the files."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from detente.analysis.asking import Told
from detente.analysis.extra import needs
from detente.analysis.histories import BESIDE, History, read_history
from detente.desk.areas.duties.showing import show
from detente.desk.areas.duties.whatif import bench
from detente.desk.areas.duties.whatif.answers import MOST_EXPLAINED, MOST_SHOWN, Answers
from detente.desk.areas.duties.whatif.asking import Asked, asked, field_of, read_base
from detente.desk.areas.duties.whatif.bench import BENCH
from detente.desk.areas.duties.whatif.drawing import PICTURES
from detente.desk.areas.duties.whatif.files import file_of
from detente.desk.areas.duties.whatif.form import form_context
from detente.desk.areas.duties.whatif.given import OWN, Given, read_given
from detente.desk.areas.duties.whatif.resting import resting
from detente.desk.requests import DeskRequest
from detente.desk.uploads import MOST_UPLOAD
from detente.errors import DetenteError, OursError, WorldError

ENGINE = "duckdb"
FILE_PATIENCE_SECONDS = 10.0
MOST_OWN_ROWS = 1000
TABLE_KINDS = (("csv", "CSV"), ("parquet", "Parquet"))


@require_safe
def page(request: DeskRequest) -> HttpResponse:
    """Answer the question in the address, or show how far the counting is."""
    given = read_given(request.GET)
    context = form_context(request, given)
    try:
        needs(ENGINE)
        found = asked(request, given)
        job = BENCH.job(found.question)
        told = job.told(bench.PATIENCE_SECONDS)
    except DetenteError as problem:
        return _refused(request, context, problem)
    if told is None:
        return show(request, "whatif.html", context | {"job": job})
    return show(request, "whatif.html", context | _answer(found, told))


@require_safe
def progress(request: DeskRequest) -> HttpResponse:
    """Return how far the counting of the question in the address is: a fragment; it begins nothing."""
    given = read_given(request.GET)
    job = BENCH.known(asked(request, given).question)
    return render(request, "desk/duties/_whatif_progress.html", {"given": given, "job": job})


@require_safe
def file(request: DeskRequest, table: str, kind: str) -> HttpResponse:
    """Return a table or a picture of the answer as a file. Raises `analysis.not_yet` when counting takes too long."""
    needs(ENGINE)
    found = asked(request, read_given(request.GET))
    told = BENCH.job(found.question).told(FILE_PATIENCE_SECONDS)
    if told is None:
        raise WorldError("analysis.not_yet")
    return file_of(found, told, table, kind)


@require_http_methods(["GET", "HEAD", "POST"])
def own_page(request: DeskRequest) -> HttpResponse:
    """Answer the question about a table that is handed in: it is read, judged, shown and forgotten.

    What takes longer is held in memory until it is asked for again with the same table, or newer questions come.
    """
    if request.method != "POST":
        given = replace(read_given(request.GET), history=OWN)
        return show(request, "whatif.html", form_context(request, given) | _own_context(""))
    given = replace(read_given(request.POST), history=OWN)
    context = form_context(request, given) | _own_context(request.POST.get("table", ""))
    try:
        needs(ENGINE)
        data = _handed_in(request)
        context["table"] = data.decode("utf-8-sig", errors="replace")
        found = asked(request, given, _history(request, given, data))
        job = BENCH.job(found.question)
        told = job.told(bench.PATIENCE_SECONDS)
        if told is None:
            return show(request, "whatif.html", context | {"job": job})
        BENCH.forget(found.question)
        name, _, kind = request.POST.get("file", "").partition(".")
        if name:
            return file_of(found, told, name, kind)
    except DetenteError as problem:
        return _refused(request, context, problem)
    return show(request, "whatif.html", context | _answer(found, told))


def _own_context(table: str) -> dict[str, Any]:
    return {"own": True, "table": table, "most_rows": MOST_OWN_ROWS, "most_bytes": MOST_UPLOAD, "beside": BESIDE}


def _handed_in(request: DeskRequest) -> bytes:
    """Return the bytes of the file, else of what was pasted. Raises `desk.too_large`, `analysis.empty`."""
    handed = request.FILES.get("file_of_table")
    data = handed.read() if handed else request.POST.get("table", "").encode()
    if request.refused_upload or len(data) > MOST_UPLOAD:
        raise OursError("desk.too_large", limit=MOST_UPLOAD)
    if not data.strip():
        raise OursError("analysis.empty")
    return data


def _history(request: DeskRequest, given: Given, data: bytes) -> History:
    name = f"{OWN} {hashlib.sha256(data).hexdigest()}"
    found = read_history(data, read_base(request, given).pack, name=name, most_rows=MOST_OWN_ROWS)
    if not found.rows:
        raise OursError("analysis.empty")
    return found


def _refused(request: DeskRequest, context: dict[str, Any], problem: DetenteError) -> HttpResponse:
    """Show the form with what is wrong in it; without the extra, which one it is."""
    lacking = problem.code == "analysis.needs_extra"
    said = {"problem": problem, "field": field_of(problem), "lacking": lacking}
    answer = show(request, "whatif.html", context | said)
    answer.status_code = 200 if lacking else problem.status
    return answer


def _answer(found: Asked, told: Told) -> dict[str, Any]:
    answers, over = Answers(found, told), found.question.over
    return {
        "told": told, "of": found.base.speaker.number(told.of),
        "worlds": answers.worlds(), "facts": answers.facts(), "turned": answers.turned(),
        "turned_number": answers.turned_number(), "most_explained": MOST_EXPLAINED, "explained": answers.explained(),
        "activities": answers.activities(), "most_shown": MOST_SHOWN, "resting": resting(found),
        "choices": [(row.item.id, row.label) for row in over.rows] if isinstance(over, History) else [],
        "table_kinds": TABLE_KINDS, "picture_kinds": (*TABLE_KINDS, ("svg", "SVG")), "points": answers.points(),
        "pictures": {name: draw(found, told) for name, draw in PICTURES.items()},
    }  # fmt: skip
