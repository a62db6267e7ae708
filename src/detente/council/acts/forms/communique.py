"""Forms of a public text (council-procedures § 12)."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import choice, digest, instant, line, parties, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.communique import CommuniqueEvent as Event
from detente.errors.sentences.shape import N_


class PublicText(Labelled):
    """What kind of public text it is. The first two speak for all members and need all; the others speak for one."""

    COMMUNIQUE = "communique", N_("Communiqué")
    JOINT_STATEMENT = "joint_statement", N_("Joint statement")
    CHAIR_STATEMENT = "chair_statement", N_("Statement by the Chair")
    CHAIR_SUMMARY = "chair_summary", N_("Summary by the Chair")
    NATIONAL_STATEMENT = "national_statement", N_("National statement")
    PRESS_RELEASE = "press_release", N_("Press release")

    @property
    def joint(self) -> bool:
        """Whether it speaks for all members."""
        return self in {PublicText.COMMUNIQUE, PublicText.JOINT_STATEMENT}


_HINT = N_("To the second, in UTC; the same second for all.")

COMMUNIQUE_FORM = Form(
    "communique",
    N_("Public text"),
    N_("Proposes a text for the public; a joint one is released only when every member has agreed to the same words."),
    (
        choice("kind", N_("Kind of text"), PublicText, required=True),
        line("title", N_("Title"), required=True),
        text("text", N_("Text for the public"), limit=limits.TEXT, hint=N_("May be proposed later.")),
        line("body", N_("Body")),
        party("chair", N_("Chair"), hint=N_("Who presides; the sender when left empty.")),
        parties("members", N_("Members that agree"), hint=N_("Sender and addressees when left empty.")),
        instant("embargo_until", N_("Not before"), hint=_HINT),
    ),
    RefRule(free=(Rel.PART_OF, Rel.ABOUT, Rel.REVISES, Rel.CONTINUES, Rel.CITES)),
)

COMMUNIQUE_STEPS = steps_form(
    "communique_step",
    N_("Step on a public text"),
    N_("Proposes, agrees to, releases or corrects a text for the public, or releases the sender’s own beside it."),
    {
        Event.PROPOSE_TEXT: Takes(("new_text",)),
        Event.AGREE: Takes(("digest",)),
        Event.OBJECT: Takes(optional=("grounds",)),
        Event.RELEASE_ALONE: Takes(("statement",)),
        Event.SET_EMBARGO: Takes(("embargo_until", "zone")),
        Event.RELEASE: Takes(),
        Event.CORRECT: Takes(("new_text", "corrects")),
    },
    text("text", N_("Text beside it")),
    text("new_text", N_("New text"), limit=limits.TEXT),
    digest("digest", N_("Digest of the text agreed to")),
    text("grounds", N_("Grounds")),
    text("statement", N_("Own statement"), limit=limits.TEXT),
    instant("embargo_until", N_("Not before"), hint=_HINT),
    line("zone", N_("Zone in which the time is stated"), hint=N_("For example Europe/Brussels.")),
    text("corrects", N_("What is set right"), limit=limits.REMARK),
)
