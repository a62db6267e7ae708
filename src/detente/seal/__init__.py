"""All bytes: keys, signatures, encryption, envelopes, canonical JSON, notes, and every parser of untrusted bytes.

The only room that knows `cryptography`. Everything read here comes from somebody who may lie: each parser has limits,
and raises `TheirsError("seal.…")` and nothing else. Specification: docs/spec/envelope.md, docs/spec/encryption.md.
"""
