"""Sentences for the codes `adapters.*`: the disk, the network, keys, the configuration."""

from detente.errors.sentences.shape import N_, Sentence

ADAPTERS: dict[str, Sentence] = {
    "adapters.disk_full": Sentence(
        N_("The disk of this station is full."),
        N_("Nothing was half done; nothing sent was lost. Make room, then do it again: no restart is needed."),
        507,
    ),
    "adapters.store_failed": Sentence(
        N_("The store of this station did not work ({problem})."),
        N_("Nothing was half done. If it happens again, look at the disk and the station's log."),
        500,
    ),
    "adapters.other_party": Sentence(
        N_("This store belongs to “{found}”, not to “{expected}”."),
        N_("The station does not start. Point it at its own home folder; never copy a store between parties."),
        409,
    ),
    "adapters.no_station": Sentence(
        N_("There is no station in “{home}”."),
        N_("Create one with `detente init`, or name the right folder with --home."),
        404,
    ),
    "adapters.station_exists": Sentence(
        N_("There is a station in “{home}” already."),
        N_("Nothing was changed. Choose an empty folder: a second founding would be a second history."),
        409,
    ),
    "adapters.not_a_store": Sentence(
        N_("The file “{name}” is not a store of this program."),
        N_("The station does not start. Put the right file back from a backup."),
        500,
    ),
    "adapters.newer_store": Sentence(
        N_("The store was written by a newer version of this program."),
        N_("Install that version. Stores are never taken back to an older form."),
        500,
    ),
    "adapters.bad_configuration": Sentence(
        N_("The configuration says something this program does not understand: {problem}."),
        N_("Mend station.toml; the operator guide lists what may stand there."),
        400,
    ),
    "adapters.bad_public": Sentence(
        N_("“{key}” in the [public] table of station.toml cannot be shown to the public."),
        N_(
            "Write an address as https://host, without a user name and in ASCII, “address” without a path; "
            "a label is one line of at most 80 characters."
        ),
        400,
    ),
    "adapters.half_support": Sentence(
        N_("The [public] table of station.toml names only one of “support_url” and “support_label”."),
        N_("Give both, or neither: without them no link is shown."),
        400,
    ),
    "adapters.no_credential": Sentence(
        N_("The passphrase of the station's keys was not found."),
        N_("Put it in a file that only the operator can read and name the file as `credential` in station.toml."),
        403,
    ),
    "adapters.key_exists": Sentence(
        N_("“{login}” has a key already."),
        N_("Nothing was changed. Choose another login."),
        409,
    ),
    "adapters.key_missing": Sentence(
        N_("The key of “{login}” is not on this machine."),
        N_("Bring the key file, or enrol the officer again under another login."),
        404,
    ),
    "adapters.unreachable": Sentence(
        N_("Nothing answers at the endpoint of “{peer}”."),
        N_("The dispatch waits in the outbox and is tried again by itself. If it matters now, use another channel."),
        502,
    ),
    "adapters.not_the_peer": Sentence(
        N_("What answers at the endpoint of “{peer}” does not hold the key from its keyset."),
        N_("Nothing was sent there. Tell the watch officer: somebody else may be listening at that address."),
        502,
    ),
    "adapters.port_taken": Sentence(
        N_("Port {port} on this machine is in use."),
        N_("Stop the other program, or choose another port in station.toml."),
        500,
    ),
    "adapters.too_large": Sentence(
        N_("The request is larger than {limit} bytes."),
        N_("It was refused unread. Larger texts are attached by hash."),
        413,
    ),
}
