"""Sentences for the codes `kernel.*`: a value that cannot be what it claims to be."""

from detente.errors.sentences.shape import N_, Sentence

KERNEL: dict[str, Sentence] = {
    "kernel.party_name": Sentence(
        N_("“{name}” is not a party name."),
        N_("A party name is an address without scheme, in lower case, such as mfa.example."),
        400,
    ),
    "kernel.office_name": Sentence(
        N_("“{name}” is not an office name."),
        N_("Use one to 120 visible characters on one line."),
        400,
    ),
    "kernel.dispatch_id": Sentence(
        N_("“{id}” is not a dispatch id."),
        N_("A dispatch id is 16 bytes in base64 (24 characters). Copy it whole from the desk or from `detente inbox`."),
        400,
    ),
    "kernel.digest": Sentence(
        N_("“{value}” is not a SHA-256 digest."),
        N_("A digest is 32 bytes, written as 64 hexadecimal characters or 44 characters of base64."),
        400,
    ),
    "kernel.instant": Sentence(
        N_("“{value}” is not an instant in time."),
        N_("Write it as 2022-02-10T08:40:01Z, in UTC."),
        400,
    ),
    "kernel.declared_date": Sentence(
        N_("“{value}” is not a date."),
        N_("Write 2022-02-10, or 2022-02-10T08:40Z when the hour is known. Leave out what is not known."),
        400,
    ),
    "kernel.language": Sentence(
        N_("“{value}” is not a language tag."),
        N_("Use a two- or three-letter tag of BCP 47 such as en, fr, ru, uk."),
        400,
    ),
}
