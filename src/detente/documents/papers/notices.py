"""The paper of a notice: the numbered form of a regime, filled in, with nothing left out that was sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from detente.documents.findings.speaking import Speaker
from detente.documents.papers.answers import Cells, nameless, strange
from detente.documents.papers.typesetting import paper
from detente.documents.papers.values import MOST_CELLS, NOT_PRINTED, Fact, Figure, Paper, PaperKind, Paragraph, Table
from detente.errors.sentences.shape import N_
from detente.regimes.formats import Flat, labels
from detente.regimes.pack.values import Format, Pack, Question, Section

OSCE_LANGUAGES = ("en", "fr", "de", "it", "ru", "es")
"""The languages in which formats of the network carry their headings (reference vienna-document-2011 § 13.2)."""
_WIDE = 6  # columns; more do not fit a page, so each row becomes a table of its own
_HEADERS = (N_("Number"), N_("Question"), N_("Answer"))
_WIDTHS = (3, 8, 9)
_NOTHING_NEW = N_("Nothing new since the last return")


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says beside its heading: the answers as they were sent, and what it is about."""

    answers: Flat
    case: str = ""
    year: int = 0
    nil: bool = False
    contests: bool = False
    text: str = ""
    reference: str = ""


def notice_paper(
    pack: Pack, form: Format, notice: Notice, head: Paper, language: str, others: Sequence[str] = (),
    called: Callable[[str], str] = nameless,
) -> bytes:  # fmt: skip
    """Print a notice as PDF/A-3a and PDF/UA-1. `head` is the paper with sender, addressees, date, officers and proof.

    Headings are in `language`, and beside it in `others` (such as `OSCE_LANGUAGES`) where the pack has them. `called`
    gives States' own names. Raises what `paper` raises.
    """
    return paper(paper_of_notice(pack, form, notice, head, language, others, called), language)


def paper_of_notice(
    pack: Pack, form: Format, notice: Notice, head: Paper, language: str, others: Sequence[str] = (),
    called: Callable[[str], str] = nameless,
) -> Paper:  # fmt: skip
    """Return the paper of a notice. Facts, tables and text of `head` give way to those of the form.

    Its subject does too, and is one of the facts where it says something else than the heading of the form.
    """
    beside = tuple(one for one in others if one != language)
    printed = dict(_bounded(form, notice.answers))
    left, notice = len(notice.answers) - len(printed), replace(notice, answers=printed)
    sheet = _Sheet(pack, form, notice, Speaker(pack, language), beside, called)
    return replace(
        head,
        kind=PaperKind.NOTICE,
        subject=sheet.heading(f"format.{form.code}.heading", form.heading),
        facts=tuple(sheet.facts(head.subject, left)),
        paragraphs=(Paragraph(notice.text),) if notice.text.strip() else (),
        tables=tuple(sheet.tables()),
    )


def _bounded(form: Format, flat: Flat) -> Iterator[tuple[str, str]]:
    """As many answers as their cells can be set; a row of a table costs all its cells at its first answer."""
    tables = {question.name: {column.name for column in question.columns} for question in form.questions}
    room, rows = MOST_CELLS, set[tuple[str, str]]()
    for path, text in flat.items():
        name, _, key = path.partition(".")
        row, _, column = key.partition(".")
        if column not in tables.get(name, ()):
            room -= len(_HEADERS)
        elif (name, row) not in rows:
            room -= len(tables[name]) + 1
            rows.add((name, row))
        if room < 0:
            return
        yield path, text


class _Sheet:
    def __init__(
        self, pack: Pack, form: Format, notice: Notice, speaker: Speaker, others: tuple[str, ...],
        called: Callable[[str], str],
    ) -> None:  # fmt: skip
        self.pack, self.form, self.notice, self.speaker, self.others = pack, form, notice, speaker, others
        self.cells = Cells(speaker, notice.answers, called)
        self.numbers, self.say = labels(form), speaker.say
        self.path = f"format.{form.code}"

    def heading(self, path: str, english: str, between: str = " · ") -> str:
        """A heading in the reader's language, then in the others: each wording once."""
        found = [self.speaker.word(path, english), *(self.pack.word(one, path, english) for one in self.others)]
        return between.join(dict.fromkeys(found))

    def facts(self, subject: str, left: int) -> Iterator[Fact]:
        notice, form = self.notice, self.form
        path = f"{self.path}.heading"
        headings = {form.heading, *(words[path] for words in self.pack.words.values() if path in words)}
        number = form.osce_format or self.say(N_("{code} (number of this project)"), code=form.code)
        told = [
            (N_("Subject"), "" if subject.strip() in headings else subject),
            (N_("Form"), number),
            (N_("Reference of the message"), notice.reference),
            (N_("Paragraphs"), form.cite),
            (N_("Rules"), self.speaker.word("title", self.pack.title)),
            (N_("Digest of the rules"), self.pack.digest),
            (N_("What it is about"), notice.case),
            (N_("Year"), str(notice.year) if notice.year else ""),
            (N_("Answer"), self.say(N_("Nothing to report")) if notice.nil else ""),
            (N_("Obligation"), self.say(N_("We contest that this is owed")) if notice.contests else ""),
            (N_("Answers"), self.say(NOT_PRINTED, n=left) if left > 0 else ""),
            (N_("About these rules"), self.speaker.word("warning", self.pack.warning)),
        ]
        yield from (Fact(self.say(label), Figure(value)) for label, value in told if value)

    def tables(self) -> Iterator[Table]:
        if (self.notice.nil or self.notice.contests) and not self.notice.answers:
            return
        for section in self.form.sections:
            yield from self._section(section)
        if others := strange(self.form, self.notice.answers):
            rows = tuple((Figure("–"), Figure(path), Figure(text)) for path, text in others)
            yield self._answers(self.say(N_("Sent, and not in this form")), rows)

    def _section(self, section: Section) -> Iterator[Table]:
        caption = self.heading(f"{self.path}.section.{section.name}.heading", section.heading)
        questions = [question for question in self.form.questions if question.section == section.name]
        plain = [question for question in questions if not self._is_table(question)]
        rows = [self._row(question) for question in plain]
        if self.cells.stays(section):
            said = [question.name for question in plain if self.cells.answer(question).text]
            rows = [row for question, row in zip(plain, rows, strict=True) if question.name in said]
            rows.insert(
                0, (Figure("–"), Figure(self.say(N_("All questions of this section"))), Figure(self.say(_NOTHING_NEW)))
            )
        if rows:
            yield self._answers(caption, tuple(rows))
        for question in questions:
            if self._is_table(question):
                yield from self._rows(question)

    def _is_table(self, question: Question) -> bool:
        return question.type == "rows" and bool(self.cells.below(question))

    def _answers(self, caption: str, rows: tuple[tuple[Figure, ...], ...]) -> Table:
        return Table(tuple(self.say(header) for header in _HEADERS), rows, caption, _WIDTHS)

    def _row(self, question: Question) -> tuple[Figure, ...]:
        return Figure(self.numbers[question.name]), Figure(self._asked(question, "\n")), self.cells.answer(question)

    def _asked(self, question: Question, between: str = " · ") -> str:
        return self.heading(f"{self.path}.question.{question.name}.heading", question.heading, between)

    def _rows(self, question: Question) -> Iterator[Table]:
        caption = f"{self.numbers[question.name]} {self._asked(question)}"
        at = f"{self.path}.question.{question.name}.column"
        headers = [self.heading(f"{at}.{one.name}.heading", one.heading) for one in question.columns]
        rows = list(self.cells.rows(question))
        if len(headers) < _WIDE:
            cells = tuple((Figure(number), *said) for number, said in rows)
            yield Table((self.say(N_("Row")), *headers), cells, caption, (2, *(6 for _ in headers)))
            return
        asked = tuple(self.say(header) for header in _HEADERS[1:])
        for number, said in rows:
            shown = tuple((Figure(header), cell) for header, cell in zip(headers, said, strict=True))
            yield Table(
                asked, shown, self.say(N_("{heading}, row {number}"), heading=caption, number=number), _WIDTHS[1:]
            )
