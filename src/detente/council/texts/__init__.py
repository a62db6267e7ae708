"""Rolling texts: wordings and their digests, versions, alternatives, changes seen and spoken, answers in a matrix."""

from detente.council.texts.alternatives import Alternative, Fate, Mode, by_party, taken_over
from detente.council.texts.answers import Answer, Disposition, Dispute, Item, Mapping, Point, PointKind
from detente.council.texts.diff import ArticleChange, Change, SentenceChange, Span, diff
from detente.council.texts.matrix import Cell, Matrix, matrix, tally
from detente.council.texts.sentences import pieces, sentences
from detente.council.texts.spoken import Spoken, spoken
from detente.council.texts.versions import Version, amendments_of, version_at
from detente.council.texts.wording import PREAMBLE, Article, Wording, digest_of

__all__ = [
    "PREAMBLE",
    "Alternative",
    "Answer",
    "Article",
    "ArticleChange",
    "Cell",
    "Change",
    "Disposition",
    "Dispute",
    "Fate",
    "Item",
    "Mapping",
    "Matrix",
    "Mode",
    "Point",
    "PointKind",
    "SentenceChange",
    "Span",
    "Spoken",
    "Version",
    "Wording",
    "amendments_of",
    "by_party",
    "diff",
    "digest_of",
    "matrix",
    "pieces",
    "sentences",
    "spoken",
    "taken_over",
    "tally",
    "version_at",
]
