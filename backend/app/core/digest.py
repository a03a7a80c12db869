"""What is stored of a secret that somebody else keeps: enough to know it again."""

import hashlib


def digest_of(secret: str) -> str:
    """SHA-256 in hexadecimal, without salt: for random secrets, which nobody can guess."""
    return hashlib.sha256(secret.encode()).hexdigest()
