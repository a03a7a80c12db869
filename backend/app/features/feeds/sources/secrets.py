"""Secrets of feeds: encrypted before they are stored, and read by nobody but their source."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from pydantic import SecretStr

from app.core.secret import derived_keys


def encrypted(secret: SecretStr | None) -> str | None:
    """Return a secret as it is stored: encrypted with a key that SECRET_KEY derives."""
    if secret is None:
        return None
    return _cipher().encrypt(secret.get_secret_value().encode()).decode()


def decrypted(stored: str | None) -> SecretStr | None:
    """Return a stored secret; None if its SECRET_KEY is not known any more."""
    if stored is None:
        return None
    try:
        return SecretStr(_cipher().decrypt(stored.encode()).decode())
    except InvalidToken:
        return None


def _cipher() -> MultiFernet:
    keys = derived_keys("secrets of feeds")
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
