"""What every page of the area has: the area, its tabs."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from detente.desk.requests import DeskRequest
from detente.errors.sentences.shape import N_

# Name of the address and label (a message id), in the order of the navigation.
TABS: tuple[tuple[str, str], ...] = (
    ("duties:board", N_("Duties")),
    ("duties:exercises", N_("Exercises")),
    ("duties:plan", N_("Try a plan")),
    ("duties:quotas", N_("Quotas")),
    ("duties:whatif", N_("What if")),
    ("duties:packs", N_("Rules")),
    ("duties:new", N_("Fill in a form")),
)


def show(request: DeskRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Render a page of the area."""
    return render(
        request,
        f"desk/duties/{template}",
        {"area": "duties", "duties_tabs": TABS, "new_url": reverse("duties:new")} | context,
    )
