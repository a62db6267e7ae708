"""Sentences for the codes `seal.*`: bytes that are not what they claim to be."""

from detente.errors.sentences.shape import N_, Sentence

REFUSED = N_("It was refused and changed nothing. If it came from another party, ask that party to send it again.")

SEAL: dict[str, Sentence] = {
    "seal.cannot_encode": Sentence(
        N_("The value cannot be written as canonical JSON ({what})."),
        N_("Nothing was signed. Use whole numbers and plain text only."),
        422,
    ),
    "seal.too_large": Sentence(
        N_("The bytes are more than {limit}."),
        REFUSED,
        413,
    ),
    "seal.not_json": Sentence(
        N_("The bytes are not JSON."),
        REFUSED,
        400,
    ),
    "seal.tables_large": Sentence(
        N_("The file is larger than {limit} bytes."), N_("Divide it into several files."), 413
    ),
    "seal.tables_syntax": Sentence(
        N_("The file is not TOML ({what})."), N_("Correct it there; each name may be given once."), 400
    ),
    "seal.tables_value": Sentence(
        N_("“{place}” has a value that tables of this kind cannot hold ({what})."),
        N_("Use text in its usual Unicode form without invisible characters, whole numbers, dates, true or false."),
        400,
    ),
    "seal.not_canonical": Sentence(
        N_("The bytes are not in canonical form ({what})."),
        REFUSED,
        400,
    ),
    "seal.bad_base64": Sentence(
        N_("“{what}” is not standard base64."),
        REFUSED,
        400,
    ),
    "seal.key_length": Sentence(
        N_("A public key for {algorithm} has the wrong length."),
        REFUSED,
        400,
    ),
    "seal.seed_length": Sentence(
        N_("A private key does not have {expected} bytes."),
        N_("Nothing was signed. The key file is damaged: take it from the last backup."),
        422,
    ),
    "seal.weak_key": Sentence(
        N_("A public key for {algorithm} is weak or no valid key."),
        N_("It was refused: signatures under it would prove nothing. Ask the party for a new one."),
        400,
    ),
    "seal.bad_signature": Sentence(
        N_("A signature does not fit the text and the key {keyid}."),
        REFUSED,
        403,
    ),
    "seal.wrong_keys": Sentence(
        N_("The statement is not signed by the key {keyid}."),
        REFUSED,
        403,
    ),
    "seal.not_an_envelope": Sentence(
        N_("The bytes are not a signed statement ({what})."),
        REFUSED,
        400,
    ),
    "seal.unknown_kind": Sentence(
        N_("This program does not know statements of kind “{kind}”."),
        REFUSED,
        400,
    ),
    "seal.other_kind": Sentence(
        N_("This is a statement of kind “{kind}” where “{wanted}” belongs."),
        REFUSED,
        400,
    ),
    "seal.two_signatures": Sentence(
        N_("A statement carries exactly two signatures, by two different keys."),
        REFUSED,
        400,
    ),
    "seal.missing_member": Sentence(
        N_("The member “{member}” is missing."),
        REFUSED,
        400,
    ),
    "seal.bad_member": Sentence(
        N_("The member “{member}” is not what it should be."),
        REFUSED,
        400,
    ),
    "seal.unknown_member": Sentence(
        N_("The member “{member}” is not known to this version."),
        REFUSED,
        400,
    ),
    "seal.bad_frames": Sentence(
        N_("The request is not framed as it should be ({what})."),
        REFUSED,
        400,
    ),
    "seal.keyset_version": Sentence(
        N_("The keyset has version {version}; this program accepts version 1."),
        N_("Nothing was changed. Install a newer version of the program."),
        400,
    ),
    "seal.keyset_unproved": Sentence(
        N_("The keyset does not prove that its holder has every key in it ({what})."),
        N_("Nothing was changed. Ask the party for its keyset file again."),
        403,
    ),
    "seal.key_twice": Sentence(
        N_("The keyset uses one key for two purposes."),
        N_("Nothing was changed. Ask the party for a keyset in which each key has one use."),
        400,
    ),
    "seal.age_header": Sentence(
        N_("The encrypted file has a damaged header ({what})."),
        REFUSED,
        400,
    ),
    "seal.age_recipients": Sentence(
        N_("The encrypted file has a recipient of kind “{kind}”, which is not post-quantum."),
        N_("It was refused: one weak recipient would expose the text. Ask the party to send it again."),
        400,
    ),
    "seal.age_payload": Sentence(
        N_("The encrypted text was cut, extended or altered."),
        REFUSED,
        400,
    ),
    "seal.not_for_us": Sentence(
        N_("The encrypted file is not addressed to this key."),
        REFUSED,
        400,
    ),
    "seal.wrong_passphrase": Sentence(
        N_("The passphrase does not open this key."),
        N_("Nothing was signed. Check the passphrase and try again."),
        403,
    ),
    "seal.bad_package": Sentence(
        N_("The package inside the encrypted file is malformed ({what})."),
        REFUSED,
        400,
    ),
    "seal.bad_key_text": Sentence(
        N_("The text is not an encryption key ({what})."),
        N_("Nothing was changed. Copy the key again, whole and on one line."),
        400,
    ),
    "seal.bad_vkey": Sentence(
        N_("The text is not a verifier key."),
        REFUSED,
        400,
    ),
    "seal.bad_note": Sentence(
        N_("The bytes are not a signed note ({what})."),
        REFUSED,
        400,
    ),
    "seal.bad_note_signature": Sentence(
        N_("A signature line of “{name}” does not hold, or no known key signed."),
        REFUSED,
        403,
    ),
    "seal.bad_checkpoint": Sentence(
        N_("The signed head is malformed ({what})."),
        REFUSED,
        400,
    ),
    "seal.other_log": Sentence(
        N_("The signed head belongs to the ledger “{origin}”."),
        REFUSED,
        403,
    ),
    "seal.bad_archive": Sentence(
        N_("The archive is damaged or unsafe to open ({what})."),
        N_("Nothing was read. Ask for the evidence again."),
        400,
    ),
}
