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
}
