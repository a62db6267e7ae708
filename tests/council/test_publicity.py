import base64

from detente.council import Deed, public_items, read_act
from detente.council.acts import PublicItem
from detente.kernel import DispatchId, Instant, PartyName, Traffic

NATO, RUSSIA, EU = PartyName("nato.example"), PartyName("mfa.r.example"), PartyName("eu.example")


def of(number):
    return DispatchId(base64.b64encode(number.to_bytes(16, "big")).decode())


def deed(number, sender, to, kind, body, refs=(), traffic=Traffic.LIVE):
    return Deed(of(number), sender, to, "Subject", read_act(kind, body, refs), Instant(0), None, traffic)


LETTER = deed(1, NATO, (RUSSIA,), "letter", {"paper": "letter", "text": "Text."})


def consent(number, sender, *items, traffic=Traffic.LIVE):
    return deed(number, sender, (NATO,), "publication", {"items": list(items)}, [("about", LETTER.id)], traffic)


def test_nothing_is_public_until_every_party_agreed():
    record = [LETTER, consent(2, NATO, "letter", "subject", "dates"), consent(3, EU, "letter", "subject")]
    assert public_items(LETTER, record) == ()
    record.append(consent(4, RUSSIA, "dates", "subject", "outcome"))
    assert public_items(LETTER, record) == (PublicItem.SUBJECT, PublicItem.DATES)


def test_the_latest_word_of_a_party_stands():
    record = [LETTER, consent(2, NATO, "subject"), consent(3, RUSSIA, "subject")]
    assert public_items(LETTER, record) == (PublicItem.SUBJECT,)
    assert public_items(LETTER, [*record, consent(4, NATO)]) == ()


def test_a_demonstration_publishes_nothing_live():
    shown = consent(3, RUSSIA, "subject", traffic=Traffic.DEMONSTRATION)
    assert public_items(LETTER, [LETTER, consent(2, NATO, "subject"), shown]) == ()
