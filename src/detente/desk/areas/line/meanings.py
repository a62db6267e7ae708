"""What each kind of act is for, in one sentence."""

from detente.errors.sentences.shape import N_

MEANINGS: dict[str, str] = {
    "letter": N_("A paper from one office to others, with or without a wish for a reply."),
    "meeting_proposal": N_("One meeting or a series: what should meet, when, at which level, on what."),
    "reply": N_("An answer of one of eight kinds to a proposal or letter."),
    "repetition": N_("A further date on the one proposal; never a second proposal."),
    "recognition": N_("Our word on whether their paper is the reply to ours. Their claim stands beside it."),
    "publication": N_("Our consent to show parts of a dispatch in public. It is shown once every party agrees."),
}
