"""The page of the specification says what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from detente.council.texts import Article, Disposition, Mode, Wording
from detente.council.texts.sentences import sentences

PAGE = Path(__file__).parents[3].joinpath("docs/spec/rolling-text.md").read_text(encoding="utf-8")
VECTORS = [(kind, json.loads(text)) for kind, text in re.findall(r"```json (\w+)\n(.*?)```", PAGE, re.DOTALL)]


@pytest.mark.parametrize("vector", [vector for kind, vector in VECTORS if kind == "digest"])
def test_the_digests_of_the_page(vector: dict[str, Any]) -> None:
    articles = tuple(Article(number, text, heading) for number, heading, text in vector["articles"])
    assert Wording(vector["title"], vector["preamble"], articles).digest == vector["digest"]


@pytest.mark.parametrize("vector", [vector for kind, vector in VECTORS if kind == "sentences"])
def test_the_sentences_of_the_page(vector: dict[str, Any]) -> None:
    assert list(sentences(vector["text"])) == vector["sentences"]


def test_the_page_has_vectors_of_both_kinds_and_every_mode() -> None:
    assert {kind for kind, _ in VECTORS} == {"digest", "sentences"}
    assert all(f"| `{mode.value}` |" in PAGE for mode in Mode)
    assert f"`{Disposition.NOT_ADDRESSED.value}`" in PAGE
