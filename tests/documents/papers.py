"""Papers that tests share, and ways to look at what was printed."""

from __future__ import annotations

import pypdfium2
from PIL.Image import Image

from detente.documents import Enclosure, Fact, Figure, Paper, PaperKind, Paragraph, Proof, Signatory, Source, paper
from detente.kernel import DeclaredDate, Digest, DispatchId, Instant, Language, Traffic

AT = Instant.parse("2022-02-10T08:40:01Z")
DISPATCH, FINGERPRINT = DispatchId.of(bytes(range(16))), Digest.of(b"dispatch")
PROOF = Proof(DISPATCH, FINGERPRINT, f"https://a.example/public/{DISPATCH.slug}")
SOURCE = Source("dispatch.json", b'{"type":"letter"}', "application/json")
NOTE = Paper(
    kind=PaperKind.NOTE_VERBALE,
    language=Language("uk"),
    traffic=Traffic.LIVE,
    at=AT,
    subject="Дата засідання Ради",
    sender="Сторона А",
    office="Постійне представництво",
    addressees=("Рада", "Сторона Б"),
    own_ref="А-12/2022",
    marking="RESTRICTED",
    place="Брюссель",
    date=DeclaredDate("2022-02-10"),
    opening="Постійне представництво засвідчує свою повагу.",
    paragraphs=(Paragraph("Засідання пропонують провести у лютому.", "1."),),
    closing="Представництво поновлює запевнення.",
    facts=(Fact("Рівень", Figure("Посли")),),
    enclosures=(Enclosure("порядок денний.pdf", Digest.of(b"agenda")),),
    officers=(Signatory("Olena Petrenko", "Постійне представництво", AT),),
    initials="О. П.",
    proof=PROOF,
    source=SOURCE,
)
NON_PAPER = Paper(
    kind=PaperKind.NON_PAPER,
    language=Language("en"),
    traffic=Traffic.LIVE,
    at=AT,
    subject="Elements",
    sender="Party A",
    office="Ministry",
    addressees=("Party B",),
    own_ref="A-1/2022",
    place="Alphaville",
    date=DeclaredDate("2022-01-26"),
    paragraphs=(Paragraph("An element."),),
    officers=(Signatory("J. Doe", "Directorate", AT),),
    proof=PROOF,
    source=SOURCE,
)


def pages_of(document: Paper, language: str = "en") -> list[str]:
    """The text of each page as a reader's program copies it."""
    pdf = pypdfium2.PdfDocument(paper(document, language))
    texts = [page.get_textpage().get_text_range() for page in pdf]
    return [text.replace("\r\n", "\n").replace("\ufffe", "-") for text in texts]  # a hyphen where a line ended


def text_of(document: Paper, language: str = "en") -> str:
    return "\n".join(pages_of(document, language))


def images_of(document: Paper) -> list[Image]:
    pdf = pypdfium2.PdfDocument(paper(document, "en"))
    return [page.render(scale=3).to_pil() for page in pdf]
