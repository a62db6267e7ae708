"""Sentences for steps on drafts and written responses that are refused: which rule, and what can be done instead."""

from detente.errors.sentences.shape import N_, Sentence

_DRAFT: dict[str, Sentence] = {
    "council.no_such_article": Sentence(
        N_("The text has no article “{article}”."), N_("Take the number from the text as it stands."), 409
    ),
    "council.article_there": Sentence(
        N_("“{article}” is already a place in the text."), N_("Give the new article another number, such as 7bis."), 409
    ),
    "council.no_such_sentence": Sentence(
        N_("Article {article} has no sentence {sentence}; its last is {last}."),
        N_("Count in the text as it stands, or take 0 for the whole article."),
        409,
    ),
    "council.no_text_left": Sentence(
        N_("Nothing would be left of “{article}”."), N_("Drop the article, or withdraw the draft as a whole."), 409
    ),
    "council.no_such_version": Sentence(
        N_("There is no version {version}; the last is {last}."), N_("Choose one from the list of versions."), 404
    ),
    "council.same_wording": Sentence(N_("The text stays as it was."), N_("Change at least one character."), 409),
    "council.alternative_needs_words": Sentence(
        N_("An alternative of the kind “{mode}” needs its words."), N_("Write them out, or propose to strike out."), 409
    ),
    "council.no_such_alternative": Sentence(
        N_("The step does not cite exactly one alternative that stands."),
        N_("Take it from the page of the text, at the alternative itself."),
        409,
    ),
    "council.sentence_moved": Sentence(
        N_("The words that the alternative was put against no longer stand in article {article}."),
        N_("Its author can propose it anew against the text as it stands, or the article can be changed by hand."),
        409,
    ),
    "council.alternatives_stand": Sentence(
        N_("The text is not clean: alternatives of {parties} stand."),
        N_("Each author takes back its own, or they are taken into the text."),
        409,
    ),
    "council.other_text": Sentence(
        N_("The digest {given} is of another text; the one on the table has {stands}."),
        N_("Read the text as it stands, and take the digest from its page."),
        409,
    ),
    "council.cite_decision": Sentence(
        N_("The adoption names no decision."), N_("Cite the dispatch by which the text was adopted."), 409
    ),
    "council.done_already": Sentence(
        N_("{party} has done this already, and once is enough."), N_("Nothing needs to be done."), 409
    ),
    "council.not_all_signed": Sentence(
        N_("Not all have signed; missing: {parties}."),
        N_("Such a text enters into force after the last signature."),
        409,
    ),
    "council.force_stated": Sentence(
        N_("It is already stated that the text is in force from {at}."), N_("Nothing needs to be done."), 409
    ),
}

_PACKAGE: dict[str, Sentence] = {
    "council.package_stands": Sentence(
        N_("{party} declared a package: no article binds without all."),
        N_("While it stands, no article is split off. Only who declared it can release it."),
        409,
    ),
    "council.no_package": Sentence(N_("No package stands."), N_("Nothing needs to be released."), 409),
    "council.in_anothers_name": Sentence(
        N_("This is the word of {party}, and only {party} can take it back or change it."),
        N_("A party acts for itself alone."),
        409,
    ),
}

_RESPONSE: dict[str, Sentence] = {
    "council.rejection_needs_reason": Sentence(
        N_("Article {article} is rejected without a reason."), N_("State why; a reason was asked for.")
    ),
    "council.counter_needs_text": Sentence(
        N_("The counter-proposal to article {article} has no wording."), N_("Write the words proposed instead.")
    ),
    "council.acceptance_needs_condition": Sentence(
        N_("Article {article} is accepted on a condition that is not stated."), N_("State the condition.")
    ),
    "council.non_paper_accepts": Sentence(
        N_("A non-paper accepts no article, and this one would accept article {article}."),
        N_("Choose “accepted for discussion”, or send a paper that commits its sender."),
        409,
    ),
    "council.response_says_nothing": Sentence(
        N_("The response holds neither an answer by article nor a point."), N_("Add at least one.")
    ),
    "council.key_taken": Sentence(
        N_("The mark “{key}” is already taken in this response."),
        N_("What was said stays; give the new one its own mark."),
        409,
    ),
    "council.no_such_point": Sentence(
        N_("The response has no point “{point}”."), N_("Take the number from the response."), 409
    ),
    "council.mapping_needs_point": Sentence(
        N_("The reading of article {article} names no point."),
        N_("Name the point that answers it; only “not addressed” needs none."),
        409,
    ),
    "council.no_such_mapping": Sentence(
        N_("{party} has no reading marked “{key}” that stands."), N_("Take it from the page of the response."), 409
    ),
    "council.own_mapping": Sentence(
        N_("This party’s own reading cannot be contested by itself."), N_("Take it back instead."), 409
    ),
    "council.rejoinder_says_nothing": Sentence(
        N_("The reply to the response has no text and cites no paper."), N_("Write it, or cite the paper sent."), 409
    ),
    "council.cite_response": Sentence(
        N_("The step does not cite exactly one paper as the response."),
        N_("Cite the dispatch that is taken as it."),
        409,
    ),
    "council.no_response_noted": Sentence(
        N_("No paper has been taken as a response of {party}."), N_("First record which paper is taken as it."), 409
    ),
}

_PRINCIPLES: dict[str, Sentence] = {
    "council.conflicts_with_principle": Sentence(
        N_("Article {article} touches “{title}”, a principle on which {party} says that it makes no compromise."),
        N_("Nothing is blocked. Read the principle before this is sent, and cite it where it is meant."),
        409,
    ),
}

MATTERS_TEXTS: dict[str, Sentence] = _PRINCIPLES | _DRAFT | _PACKAGE | _RESPONSE
