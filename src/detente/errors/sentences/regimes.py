"""Sentences for the codes `regimes.*`: expressions, items and what rules say of one item."""

from detente.errors.sentences.shape import N_, Sentence

REGIMES: dict[str, Sentence] = {
    "regimes.syntax": Sentence(
        N_("The expression cannot be read at character {at}: “{what}”."),
        N_("Correct it there; the language is described in docs/spec/rules.md, section 5."),
    ),
    "regimes.long": Sentence(
        N_("The expression is longer than {limit} characters."), N_("Divide the rule into several facts.")
    ),
    "regimes.deep": Sentence(
        N_("The expression has more than {limit} levels."), N_("Divide the rule into several facts.")
    ),
    "regimes.many_nodes": Sentence(
        N_("The expression has more than {limit} parts."), N_("Divide the rule into several facts.")
    ),
    "regimes.number": Sentence(
        N_("“{what}” is not a number of this language."),
        N_("Write a whole number without leading zeros, below nine thousand million million."),
    ),
    "regimes.function": Sentence(
        N_("There is no function “{name}”."), N_("The functions are has, hours and day.")
    ),
    "regimes.divisor": Sentence(
        N_("“{name}” cannot multiply or divide."), N_("Multiply and divide by a whole number or by a limit only.")
    ),
    "regimes.unknown_name": Sentence(
        N_("“{name}” is not declared."), N_("Declare it in the pack, or correct its spelling.")
    ),
    "regimes.unlike": Sentence(
        N_("“{what}” joins things that are unlike."),
        N_("Compare and add only what has the same unit; to a date add days, to an instant hours."),
    ),
    "regimes.order_of_words": Sentence(
        N_("“{what}” orders words."), N_("Words can only be equal, unequal, or among several.")
    ),
    "regimes.word_unlisted": Sentence(
        N_("“{word}” is not among the words this can be: {words}."), N_("Use one of them, or add it to the list.")
    ),
    "regimes.out_of_bounds": Sentence(
        N_("“{what}” could become a number too large to compute exactly."), N_("Use smaller factors.")
    ),
    "regimes.division": Sentence(
        N_("“{what}” could divide a negative number, or divide by zero."),
        N_("Make sure the dividend cannot be negative and every value of the divisor is above zero."),
    ),
    "regimes.wrong_type": Sentence(
        N_("“{what}” is of type {found}; {wanted} is needed here."), N_("Write an expression of that type.")
    ),
    "regimes.item_not_object": Sentence(
        N_("An item is not a set of named figures."), N_("Write each item as an object with about and id.")
    ),
    "regimes.item_kind": Sentence(
        N_("Item “{item}”: the pack knows no kind “{kind}”."), N_("Use one of: {kinds}.")
    ),
    "regimes.item_id": Sentence(
        N_("An item of kind “{kind}” has no usable identifier."),
        N_("Give `id` as a line of text of at most 200 characters."),
    ),
    "regimes.item_unknown": Sentence(
        N_("Item “{item}”: there is no “{attribute}”."), N_("Correct its name, or remove it.")
    ),
    "regimes.item_missing": Sentence(
        N_("Item “{item}”: “{attribute}” is needed."), N_("Give it; without it the rules cannot speak of this item.")
    ),
    "regimes.item_type": Sentence(
        N_("Item “{item}”: “{attribute}” is “{value}”; {wanted} is needed."),
        N_("Correct the value, or leave it out if it is not known. Missing is not zero."),
    ),
    "regimes.item_absurd": Sentence(
        N_("Item “{item}”: “{attribute}” is {value}, outside {low} to {high}."), N_("Correct the figure.")
    ),
    "regimes.item_word": Sentence(
        N_("Item “{item}”: “{attribute}” cannot be “{value}”."), N_("Use one of: {words}.")
    ),
    "regimes.item_party": Sentence(
        N_("Item “{item}”: “{attribute}” names “{value}”, which is no party of this regime."),
        N_("Use the code that the regime gives to the party."),
    ),
    "regimes.item_twice": Sentence(
        N_("Two items of kind “{kind}” are called “{item}”."), N_("Give each its own identifier.")
    ),
    "regimes.unknown_fact": Sentence(
        N_("The pack has no rule “{fact}” about “{kind}”."), N_("Choose one of the rules of the pack.")
    ),
}  # fmt: skip
