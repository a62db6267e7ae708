"""Sentences for the codes `desk.*`."""

from detente.errors.sentences.shape import N_, Sentence

DESK: dict[str, Sentence] = {
    "desk.not_found": Sentence(
        N_("There is no page at this address."),
        N_("Nothing was changed. Check the address, or start from the watch."),
        404,
    ),
    "desk.not_opened": Sentence(
        N_("This dispatch has not been opened; there is no text to print."), N_("Open it first."), 409
    ),
    "desk.no_form": Sentence(
        N_("This station cannot read this dispatch as a form."), N_("Read it on its page, as it was sent."), 404
    ),
    "desk.not_public": Sentence(
        N_("Nothing public stands at this address."),
        N_("Only what every party to a dispatch agreed to show is public."),
        404,
    ),
    "desk.bad_request": Sentence(
        N_("The desk could not read this request."),
        N_("Nothing was changed and nothing was sent. Go back, reload the page and try again."),
        400,
    ),
    "desk.forbidden": Sentence(
        N_("This page is not open to you."),
        N_("Nothing was changed. Ask the operator of the station."),
        403,
    ),
    "desk.not_signed_in": Sentence(
        N_("Nobody is signed in here."),
        N_("Nothing was changed. Sign in, then try again."),
        403,
    ),
    "desk.form_expired": Sentence(
        N_("The form was too old, or did not come from this desk."),
        N_("Nothing was changed and nothing was sent. Go back, reload the page and send the form again."),
        403,
    ),
    "desk.defect": Sentence(
        N_("The desk made a mistake; it is not yours."),
        N_("What is on record is untouched. Try again; if it happens again, tell the operator the time and the code."),
        500,
    ),
    "desk.no_house": Sentence(
        N_("The desk was started without a station."),
        N_("Start the station with `detente up`."),
        500,
    ),
    "desk.bad_choice": Sentence(
        N_("“{value}” cannot be chosen here."),
        N_("Nothing was changed. Choose one of the values in the list."),
        422,
    ),
    "desk.too_large": Sentence(
        N_("What was sent is larger than {limit} bytes, the most that this page takes."),
        N_("Nothing was kept and nothing was changed. Send less."),
        413,
    ),
}
