"""Sentences for the codes `regimes.*`: packs: folders, tables, overlays, digests."""

from detente.errors.sentences.shape import N_, Sentence

_CORRECT = N_("Correct the file; docs/spec/rules.md says what a pack may hold.")

REGIMES_PACK: dict[str, Sentence] = {
    "regimes.pack_bad": Sentence(
        N_("The pack cannot be used. Problems: {count}. {first}"),
        N_("Correct the files; `detente pack lint` lists every problem with its place. Nothing was installed."),
    ),
    "regimes.pack_header": Sentence(N_("No file of the folder says which pack this is."), _CORRECT),
    "regimes.pack_path": Sentence(
        N_("The name of a file is not one a pack may have."),
        N_("Use Latin letters, digits, dots and hyphens, in at most four folders."),
    ),
    "regimes.pack_large": Sentence(
        N_("The folder has more than {files} files or {bytes} bytes."), N_("Divide the regime into several packs.")
    ),
    "regimes.pack_tables": Sentence(
        N_("The pack has more than {limit} tables."), N_("Divide the regime into several packs.")
    ),
    "regimes.pack_twice": Sentence(N_("“{what}” stands in the pack twice."), N_("Keep one of the two.")),
    "regimes.pack_unknown": Sentence(N_("A pack has no member “{member}” here."), _CORRECT),
    "regimes.pack_lacks": Sentence(N_("“{member}” is missing."), _CORRECT),
    "regimes.pack_value": Sentence(N_("“{value}” stands where there must be: {wanted}."), _CORRECT),
    "regimes.pack_refers": Sentence(
        N_("This names “{to}”, which is not in the pack or not of the type needed."),
        N_("Declare it, or correct the name."),
    ),
    "regimes.pack_columns": Sentence(
        N_("Rows need columns, and only rows have them."), N_("Add the columns, or change the type.")
    ),
    "regimes.pack_circle": Sentence(
        N_("“{fact}” rests on itself, or on a fact that is not in the pack."), N_("Break the circle.")
    ),
    "regimes.pack_outlives": Sentence(
        N_("This rule says “not {fact}” on days when that rule does not apply; its silence would read as a yes."),
        N_("Give both rules figures that are in force on the same days."),
    ),
    "regimes.pack_overlap": Sentence(
        N_("A quota of what happens at the same time cannot add up amounts or take its limit from a holder."),
        N_("Use a count and a limit."),
    ),
    "regimes.pack_when_due": Sentence(
        N_("It is not clear when this duty is due."),
        N_("Give it `about` and `due`, `at_once`, `may` or `beside`; or `every` alone."),
    ),
    "regimes.pack_digest_differs": Sentence(
        N_("The pack “{pack}” has the digest {found}…, and {wanted}… was agreed."),
        N_("Ask the other parties for the version that was agreed, and add it. Until then nothing is judged by it."),
    ),
    "regimes.overlay_base": Sentence(
        N_("This overlay is for “{base}”; the pack here is “{pack}” with the digest {digest}…."),
        N_("Choose the pack it was written for."),
    ),
    "regimes.overlay_no_such": Sentence(
        N_("The overlay changes “{what}”; the pack has none."), N_("Correct the name, or put it under `add`.")
    ),
    "regimes.overlay_there": Sentence(
        N_("The overlay adds “{what}”, which the pack has already."), N_("Change it without `add`.")
    ),
    "regimes.pack_link": Sentence(
        N_("“{file}” is a link or no plain file; a pack has plain files only."), N_("Copy the file itself.")
    ),
    "regimes.pack_too_large": Sentence(
        N_("With “{file}” the folder is larger than a pack may be."), N_("Name the folder of the pack itself.")
    ),
    "regimes.no_shelf": Sentence(
        N_("There is no station here to add a pack to."), N_("Name the station with --home.")
    ),
    "regimes.agreed_pack_missing": Sentence(
        N_("The rules agreed for “{pack}” have the digest {digest}…, and no pack here has it."),
        N_("Ask another party for that version and add it with `detente pack add`. Until then it judges nothing."),
        409,
    ),
    "regimes.accepted_unread": Sentence(
        N_("No pack here has the digest {digest}… that this accepts."),
        N_("Get that version from another party, add it with `detente pack add`, and read it before you accept it."),
    ),
    "regimes.accepted_unknown_code": Sentence(
        N_("The rules “{pack}” know no party “{code}”; under that code they bind nobody."),
        N_("Write the code that the pack has for your party, such as LT."),
    ),
    "regimes.notice_other_rules": Sentence(
        N_("The notice names rules {named}…, and those in use for “{pack}” are {found}…."),
        N_("Begin it again from the form, or send it under the rules it names."),
    ),
    "regimes.notice_no_form": Sentence(
        N_("The rules “{pack}” have no form {form}."), N_("Choose one they have, or send it as it is.")
    ),
    "regimes.notice_late": Sentence(
        N_("{duty} (paragraph {cite}) was due {due}; this is {hours} hours late."),
        N_("It can be sent all the same, and will count as done late."),
    ),
    "regimes.notice_contradicts": Sentence(
        N_("“{field}” is {now}; an earlier notice said {earlier}."),
        N_("Send a change of the earlier notice, or this one if both are meant. Both stay on record."),
    ),
    "regimes.notice_finding": Sentence(
        N_("With this notice the rules find: {finding} (paragraph {cite})."),
        N_("See what follows from it on the page of the activity."),
    ),
    "regimes.unknown_item": Sentence(
        N_("The record has nothing called “{item}” under “{pack}”."), N_("Choose it from the list."), 404
    ),
    "regimes.unknown_rule": Sentence(
        N_("The pack “{pack}” has nothing called “{rule}”."), N_("Look for it with `detente pack show`.")
    ),
    "regimes.unknown_pack": Sentence(
        N_("There is no pack “{pack}” here."), N_("List what there is with `detente pack list` or name a folder.")
    ),
    "regimes.pack_several": Sentence(
        N_("There are several packs “{pack}” here, with the digests {digests}."), N_("Name the digest instead.")
    ),
    "regimes.unknown_variant": Sentence(
        N_("The pack “{pack}” has no variant “{variant}”."), N_("Choose one of: {variants}.")
    ),
}  # fmt: skip
