"""The code on a paper: from the printed sheet to the dispatch in a ledger.

One line `detente:1:<id>:<fingerprint>`, where the id is the slug of the dispatch and the fingerprint the first 32
hexadecimal characters (128 bits) of its statement id; a second line has the address of the public entry, if any. A
code proves nothing: it says what to compare.
"""

from __future__ import annotations

import io

import segno

from detente.documents.addresses import checked
from detente.documents.papers.values import Proof
from detente.errors import OursError
from detente.kernel import Digest, DispatchId

_SCHEME = "detente:1"
_SHOWN = 32
_SECURE = ("https://",)
_ADDRESS_LIMIT = 300  # a QR of this much text is still read from a printed 28 mm square


def code_of(dispatch: DispatchId, fingerprint: Digest, address: str = "") -> str:
    """The text of the code; raise `documents.bad_address`.

    >>> code_of(DispatchId.of(bytes(16)), Digest.of(b""))
    'detente:1:AAAAAAAAAAAAAAAAAAAAAA:e3b0c44298fc1c149afbf4c8996fb924'
    """
    line = f"{_SCHEME}:{dispatch.slug}:{fingerprint[:_SHOWN]}"
    if not address:
        return line
    if not address.isascii() or len(address) > _ADDRESS_LIMIT:
        raise OursError("documents.bad_address", address=ascii(address[:80]))
    return f"{line}\n{checked(address, _SECURE)}"


def picture(text: str) -> str:
    """Draw a QR code (ISO/IEC 18004, model 2, level M) with its quiet zone, as SVG."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False, boost_error=False).save(out, kind="svg", border=4, xmldecl=False)
    return out.getvalue().decode()


def code_of_proof(proof: Proof, *, attributed: bool) -> str:
    """The code for a paper; the address, which names a station, only where the paper may say who sent it."""
    return code_of(proof.dispatch, proof.fingerprint, proof.address if attributed else "")
