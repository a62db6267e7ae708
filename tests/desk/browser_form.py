"""What a browser sends for a form that nobody touched, by the rules of HTML: tests post it as an officer would."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._area: str | None = None
        self._select: str | None = None
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("id") == "form"
        if not self._inside:
            return
        name = given.get("name", "")
        if tag == "input" and name:
            if given.get("type") != "checkbox" or "checked" in given:
                self.found[name] = _sanitised(given.get("type", "text"), given.get("value", ""))
        elif tag == "textarea":
            self._area, self.found[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in self.found):
            self.found[self._select] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.found[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area is not None:
            self.found[self._area] = self.found[self._area].removeprefix("\n").replace("\n", "\r\n")
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "form":
            self._inside = False


def _sanitised(kind: str, value: str) -> str:
    """The value sanitization of HTML: a line has no breaks, a date that is none is empty."""
    value = value.replace("\r", "").replace("\n", "")
    if kind == "date":
        try:
            dt.date.fromisoformat(value)
        except ValueError:
            return ""
    return value


def untouched(page: str) -> dict[str, str]:
    """Return what the form with the id `form` of a page sends when nothing was typed."""
    reader = _Fields()
    reader.feed(page)
    return reader.found
