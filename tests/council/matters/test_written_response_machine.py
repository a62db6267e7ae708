from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from tests.council.matters.kit import A, B, C, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.acts.parts import Part
from detente.council.machines.written_response import WrittenResponseState as State
from detente.council.texts import Article, Disposition, Wording, matrix
from detente.council.texts.answers import ACCEPTING
from detente.kernel import DispatchId

DRAFT = DispatchId.of(bytes(15) + b"\xfe")
TEXT = Wording("T", "", (Article("1", "One."), Article("2", "Two.")))
KEYS, NUMBERS = st.sampled_from(("a", "b", "c")), st.sampled_from(("1", "2", "9"))
DISPOSITIONS = st.sampled_from([disposition.value for disposition in Disposition])


def by_key(key: str, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    rows = st.fixed_dictionaries({key: KEYS}, optional=parts)
    return st.lists(rows, min_size=1, max_size=3, unique_by=lambda row: row[key])


class ResponseWalk(Walk):
    def opening(self) -> Deed:
        points = [{"number": "a", "kind": "offer", "text": "One."}]
        body = {"capacity": "national", "form": "by_theme", "non_paper": True, "points": points}
        return self.record.enter(B, "written_response", body, ("about", DRAFT))

    def value(self, part: Part) -> st.SearchStrategy[Any]:
        said = {"article": NUMBERS, "disposition": DISPOSITIONS}
        kind = st.just("offer")
        few: dict[str, st.SearchStrategy[Any]] = {
            "mappings": by_key("key", point=KEYS, **said),
            "items": by_key("key", reason=st.just("No."), counter_text=st.just("May."), **said),
            "points": by_key("number", kind=kind, text=st.just("One.")),
            "key": KEYS,
            "articles": st.lists(NUMBERS, min_size=1, unique=True),
        }
        return few[part.name] if part.name in few else super().value(part)

    def refs(self) -> st.SearchStrategy[tuple[tuple[str, DispatchId], ...]]:
        return st.sampled_from([(), (("cites", DRAFT),)])

    @rule(key=KEYS, who=st.sampled_from((A, B, C)), article=NUMBERS, disposition=DISPOSITIONS)
    def read_into_it(self, key: str, who: Any, article: str, disposition: str) -> None:
        """A reading that names a point, by any party."""
        row = {"key": key, "point": "a", "article": article, "disposition": disposition}
        self.record.step(who, self.deed, "map", mappings=[row])
        self.check_last()

    @rule(who=st.sampled_from((A, C)), split=st.booleans(), both=st.sampled_from((A, B, C)))
    def forward(self, who: Any, both: Any, *, split: bool) -> None:
        """One well-formed step towards negotiation by article."""
        if split:
            self.record.step(both, self.deed, "split_off", articles=["1"])
        elif self.matter.state is State.SUBMITTED:
            self.record.step(who, self.deed, "assess", judgement="insufficient")
        else:
            self.record.step(who, self.deed, "rejoin", text="One.", package=both == C)
        self.check_last()

    @invariant()
    def a_non_paper_accepts_nothing(self) -> None:
        answer = self.matter.details.answer
        assert not {said.disposition for said in (*answer.items, *answer.mappings)} & set(ACCEPTING)

    @invariant()
    def each_article_has_one_disposition_by_whomever_it_is_read(self) -> None:
        for author in (None, *self.record.parties):
            table = matrix(TEXT, [self.matter.details.answer], mapped_by=author)
            assert [(cell.article, cell.respondent) for cell in table.cells] == [("1", B), ("2", B)]

    @invariant()
    def nobody_contests_its_own_reading_and_the_respondent_never_judges(self) -> None:
        details = self.matter.details
        assert all(dispute.by != m.by for m in details.answer.mappings for dispute in m.disputes)
        assert B not in {assessment.by for assessment in details.assessments}

    @invariant()
    def it_is_negotiated_by_article_only_when_both_sides_said_so(self) -> None:
        wishing = {wish.by for wish in self.matter.details.wishes}
        if self.matter.state is State.NEGOTIATION_PER_ARTICLE:
            assert B in wishing
            assert len(wishing) > 1


TestWrittenResponse = ResponseWalk.TestCase
TestWrittenResponse.settings = settings(WALK, max_examples=15)
