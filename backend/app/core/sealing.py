"""Secrets that have to be read again: encrypted under keys derived from SECRET_KEY."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from app.core.secret import derived_keys


class SealBroken(Exception):  # noqa: N818 - no error of ours
    """It was sealed under a key that is neither SECRET_KEY nor one of the earlier ones."""


def seal(purpose: str, secret: str) -> str:
    """Encrypt a secret for this purpose."""
    return _keys(purpose).encrypt(secret.encode()).decode()


def unseal(purpose: str, sealed: str) -> str:
    """Decrypt what `seal` returned.

    Raises:
        SealBroken: no key that is known opens it.
    """
    try:
        return _keys(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise SealBroken from None


def _keys(purpose: str) -> MultiFernet:
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in derived_keys(purpose)])
