"""Digests of secrets: enough to recognise a secret, not enough to use it."""

import hashlib


def digest_of(secret: str) -> str:
    """Return SHA-256 in hexadecimal, without salt: for random secrets, which nobody can guess."""
    return hashlib.sha256(secret.encode()).hexdigest()
