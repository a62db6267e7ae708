"""The ledger: a hash tree over commitments, its proofs, tiles and heads, witnesses, and bundles of evidence.

Pure: bytes in, bytes and verdicts out. Whoever calls passes in what was read and what time it is. The exact bytes are
in docs/spec/ledger.md; the standards are RFC 9162 and C2SP (tlog-tiles, tlog-checkpoint, tlog-witness, tlog-proof,
tlog-policy).
"""
