"""Sentences for the codes `ledger.*`: the hash tree, its proofs, heads, witnesses, bundles of evidence."""

from detente.errors.sentences.shape import N_, Sentence

LEDGER: dict[str, Sentence] = {
    "ledger.frontier_damaged": Sentence(
        N_("The stored edge of the ledger does not belong to its {size} entries."),
        N_("Nothing was signed. The entries are intact: rebuild the edge from them."),
        500,
    ),
    "ledger.out_of_range": Sentence(
        N_("The ledger has {size} entries; number {index} is not among them."),
        N_("Ask for an entry that a signed head covers."),
        404,
    ),
    "ledger.bad_hash": Sentence(
        N_("A hash in this proof is not 32 bytes long."),
        N_("The proof was refused. Ask its maker for it again."),
    ),
    "ledger.bad_inclusion": Sentence(
        N_("The proof does not show entry {index} in the ledger of {size} entries."),
        N_("The entry counts as not logged. Ask for the proof again; if it fails again, keep it."),
    ),
    "ledger.bad_consistency": Sentence(
        N_("The proof does not show that the ledger of {new} entries continues the one of {old}."),
        N_("The newer head was refused. Keep both heads: together they may show a rewritten ledger."),
    ),
    "ledger.bad_salt": Sentence(
        N_("A salt must have 32 bytes."),
        N_("Nothing was logged."),
    ),
    "ledger.bad_entry": Sentence(
        N_("This is not an entry of such a ledger."),
        N_("Nothing was concluded from it. Ask the owner of the ledger for the entry again."),
    ),
    "ledger.bad_opening": Sentence(
        N_("Salt and record do not open this entry."),
        N_("The record does not count as logged here. Ask for salt and record again."),
    ),
    "ledger.bad_tile_path": Sentence(
        N_("“{path}” is not the path of a tile."),
        N_("Paths are written as in C2SP tlog-tiles, for example “tile/0/x001/067”."),
        404,
    ),
    "ledger.bad_tile": Sentence(
        N_("The file “{path}” does not hold what a tile of that name must hold."),
        N_("Nothing was concluded from it. Fetch it again, or read the ledger from a mirror."),
    ),
    "ledger.no_tile": Sentence(
        N_("The file “{path}” is not there."),
        N_("The proof could not be made. Try again later, or read the ledger from a mirror."),
        404,
    ),
    "ledger.entry_too_long": Sentence(
        N_("An entry may have at most 65,535 bytes."),
        N_("Nothing was logged."),
    ),
    "ledger.head_shrinks": Sentence(
        N_("The new head has {size} entries, fewer than the {signed} that were signed."),
        N_("Nothing more is signed. The store was probably restored from an old copy: see the operator guide."),
        500,
    ),
    "ledger.head_differs": Sentence(
        N_("The head of {size} entries was signed before with another root."),
        N_("Nothing more is signed: a second history must never be. See the operator guide."),
        500,
    ),
    "ledger.no_times": Sentence(
        N_("No witness states a time."),
        N_("Wait for a cosignature, or ask a witness for one."),
        409,
    ),
    "ledger.bad_policy": Sentence(
        N_("The policy file is wrong in line {line}."),
        N_("Nothing was counted by it. Line 0 means the file as a whole: its bytes, its length, or its quorum line."),
    ),
    "ledger.bad_proof_file": Sentence(
        N_("The proof file is damaged ({part})."),
        N_("The proof was refused. Ask its maker for the file again."),
    ),
    "ledger.no_quorum": Sentence(
        N_("Too few of the agreed witnesses cosigned this head."),
        N_("The entry is signed by its log, not yet witnessed. Ask again when more witnesses have cosigned."),
        409,
    ),
    "ledger.unknown_origin": Sentence(
        N_("This ledger is not known here."),
        N_("Nothing was cosigned. Introduce the parties to each other first."),
        404,
    ),
    "ledger.bad_request": Sentence(
        N_("This is not a request to cosign a head."),
        N_("Nothing was cosigned. The form is in docs/spec/ledger.md."),
        400,
    ),
    "ledger.inconsistent": Sentence(
        N_("A validly signed head contradicts the one that was cosigned before."),
        N_("Nothing was cosigned; the request was kept as evidence. Tell the other parties: the ledger was rewritten."),
    ),
    "ledger.bad_answer": Sentence(
        N_("The witness answered with something that is no cosignature and no size."),
        N_("The head stays without that cosignature. The station asks again."),
    ),
    "ledger.bad_manifest": Sentence(
        N_("The list of files in this bundle is not signed by the party that it names."),
        N_("The bundle was refused. Ask its maker for it again."),
    ),
    "ledger.bundle_path": Sentence(
        N_("The file “{file}” has no place in a bundle of evidence."),
        N_("The bundle was refused. Ask its maker for it again; never add files to a bundle."),
    ),
    "ledger.bundle_missing": Sentence(
        N_("The file “{file}” is missing from the bundle."),
        N_("The bundle was refused. Ask its maker for it again."),
    ),
    "ledger.bundle_unlisted": Sentence(
        N_("The file “{file}” is not in the signed list of this bundle."),
        N_("The bundle was refused: somebody added to it. Ask its maker for it again."),
    ),
    "ledger.bundle_altered": Sentence(
        N_("The file “{file}” is not the one that was put into this bundle."),
        N_("The bundle was refused: somebody changed it. Ask its maker for it again."),
    ),
    "ledger.bundle_keyset": Sentence(
        N_("The file “{file}” needs a keyset that is not in the bundle."),
        N_("Nothing was concluded from that file. Ask the maker of the bundle for all keysets."),
    ),
    "ledger.untrusted_keyset": Sentence(
        N_("The keyset of “{party}” in “{file}” is not the one you compared."),
        N_("Nothing that rests on it was believed. Compare the fingerprint with “{party}” over another channel."),
    ),
    "ledger.second_keyset": Sentence(
        N_("The file “{file}” brings a second keyset of one party under one version."),
        N_("The bundle was refused. Two keysets under one version are evidence: keep the file."),
    ),
    "ledger.wrong_record": Sentence(
        N_("The record “{file}” speaks of something else than the statement beside it."),
        N_("The statement does not count as logged by it. Ask the maker of the bundle for the right record."),
    ),
    "ledger.wrong_receipt": Sentence(
        N_("The receipt “{file}” is not for the parcel beside it."),
        N_("It does not count for this parcel. Ask the maker of the bundle for the right receipt."),
    ),
    "ledger.wrong_text": Sentence(
        N_("The text in “{file}” is not the one that was sealed into the parcel."),
        N_("The text was not believed. Ask for the text and salt that belong to the parcel."),
    ),
    "ledger.bad_release": Sentence(
        N_("A release by an officer does not belong to this text."),
        N_("The text does not count as released by that officer. Ask the sender about it."),
    ),
    "ledger.foreign_log": Sentence(
        N_("The proof “{file}” comes from the ledger of neither sender nor addressee."),
        N_("The statement does not count as logged by it. Ask for a proof from a ledger of the two."),
    ),
    "ledger.keyset_not_in_force": Sentence(
        N_("The keyset of “{party}” was not in force when “{file}” was witnessed."),
        N_("The statement was not believed. Ask “{party}” which keyset was in force then."),
    ),
    "ledger.rewritten": Sentence(
        N_("Two signed heads of the ledger “{origin}” contradict each other."),
        N_("What rests on that ledger alone was not believed. Keep both heads: together they are proof."),
    ),
}
