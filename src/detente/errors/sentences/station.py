"""Sentences for the codes `station.*`: use cases, permission, policy."""

from detente.errors.sentences.shape import N_, Sentence

STATION: dict[str, Sentence] = {
    "station.not_permitted": Sentence(
        N_("{officer} may not do this: it needs the role “{role}”."),
        N_("Nothing was changed. Ask an officer who holds the role, or the operator to grant it."),
        403,
    ),
    "station.sign_in": Sentence(
        N_("Login and passphrase do not fit together."),
        N_("Check both and try again. After several failures wait a minute."),
        403,
    ),
    "station.sign_in_wait": Sentence(
        N_("Too many failed sign-ins for this login."),
        N_("Wait {seconds} seconds, then try again."),
        429,
    ),
    "station.link_spent": Sentence(
        N_("This sign-in link was used already, or is too old."),
        N_("Sign in with login and passphrase, or ask the operator for a new link."),
        403,
    ),
    "station.unknown_officer": Sentence(
        N_("There is no officer “{login}” at this station."),
        N_("Check the login. The operator enrols officers with `detente officer add`."),
        404,
    ),
    "station.unknown_draft": Sentence(
        N_("This draft is not here any more."),
        N_("It was released or discarded. Look in the list of dispatches."),
        404,
    ),
    "station.unknown_matter": Sentence(
        N_("There is no matter “{id}” at this station."),
        N_("Look it up in the council; its opening may not have arrived or may not have been opened yet."),
        404,
    ),
    "station.unknown_dispatch": Sentence(
        N_("There is no dispatch {id} at this station."),
        N_("Check the id. A dispatch that has not arrived cannot be shown."),
        404,
    ),
    "station.bad_field": Sentence(
        N_("The field “{field}” is empty or cannot be read."),
        N_("Nothing was sent. Fill it in, on one line where the form has one line."),
        422,
    ),
    "station.too_many_addressees": Sentence(
        N_("A dispatch has at most {limit} addressees."),
        N_("Nothing was sent. Send the same text in two dispatches."),
        422,
    ),
    "station.addressee_twice": Sentence(
        N_("“{party}” is named twice."),
        N_("Nothing was sent. Name each party once, with the office that should read it."),
        422,
    ),
    "station.draft_blocked": Sentence(
        N_("The draft cannot be released yet: {count} points must be mended."),
        N_("Nothing was sent and nothing was logged. The points are listed beside the fields."),
        422,
    ),
    "station.draft_changed": Sentence(
        N_("The text is not the one whose fingerprint you confirmed."),
        N_("Nothing was signed. Read the present text, compare the fingerprint and sign again."),
        409,
    ),
    "station.no_form": Sentence(
        N_("This draft is no form of a regime."),
        N_("Nothing was changed. Open it from the list of drafts."),
        422,
    ),
    "station.no_section": Sentence(
        N_("The form {form} has no section “{section}”."),
        N_("Nothing was changed. Choose a section from the list above the form."),
        404,
    ),
    "station.section_with_colleague": Sentence(
        N_("“{section}” is with {officer} already."),
        N_("Nothing was changed. Take it back first if somebody else is to fill it in."),
        409,
    ),
    "station.section_with_nobody": Sentence(
        N_("“{section}” is with nobody."),
        N_("Nothing was changed. It was handed back or taken back meanwhile."),
        409,
    ),
    "station.not_yours_to_hand_back": Sentence(
        N_("“{section}” is with {officer}, who alone can hand it back."),
        N_("Nothing was changed. Whoever handed it on can take it back."),
        403,
    ),
    "station.not_yours_to_take_back": Sentence(
        N_("“{section}” was handed on by {officer}, who alone can take it back, with the author of the draft."),
        N_("Nothing was changed. You can write in the section all the same."),
        403,
    ),
    "station.section_handed": Sentence(
        N_("“{section}” is still with {officer}, since {at}."),
        N_("Ask whether it is finished, or take it back. The form can be sent as it stands."),
        409,
    ),
    "station.already_signed": Sentence(
        N_("{officer} has signed this text already."),
        N_("Another officer must sign: {signed} of {needed} have."),
        409,
    ),
    "station.already_open": Sentence(
        N_("This dispatch is open already."),
        N_("Nothing more to do: the receipt was signed when it was opened first."),
        409,
    ),
    "station.not_ours_to_open": Sentence(
        N_("Only a dispatch that arrived here can be opened."),
        N_("Nothing was changed."),
        409,
    ),
    "station.already_introduced": Sentence(
        N_("“{party}” is introduced already, with another keyset."),
        N_("Nothing was changed. A new keyset needs the signatures of the old roots."),
        409,
    ),
    "station.fingerprint_differs": Sentence(
        N_("The fingerprint you compared is not the one of this keyset."),
        N_("Do not trust the file. Ask the party for its keyset again over another channel."),
        403,
    ),
    "station.key_elsewhere": Sentence(
        N_("A key in this keyset is already used by “{party}”."),
        N_("The keyset was refused. One key must serve one party and one use."),
        403,
    ),
    "station.head_went_back": Sentence(
        N_("The ledger has {size} entries, fewer than the {signed} that were signed."),
        N_("The station signs nothing more. The store was probably restored from an old copy: see the operator guide."),
        500,
    ),
    "station.rebuild_differs": Sentence(
        N_("Folding the record again gives another result at “{place}”."),
        N_("The record is intact; the view was replaced. Report this as a defect."),
        500,
    ),
    "station.bad_announcement": Sentence(
        N_("The announcement lacks “{field}”."),
        N_("Say who spoke, where and when; a quotation helps others to find it."),
        422,
    ),
    "station.no_evidence": Sentence(
        N_("There is no evidence for this dispatch yet: no signed head contains it."),
        N_("Wait a few seconds for the next head, then try again."),
        409,
    ),
}
