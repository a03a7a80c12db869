"""The keys of tokens: from the settings, or outside production from a file."""

import hashlib
import hmac
import os
import secrets
from functools import lru_cache

from app.core.config import MIN_SECRET_BYTES, ROOT, get_settings

_KEY_FILE = ROOT / ".secret_key"


@lru_cache
def signing_key() -> str:
    """Return the HMAC key of this installation.

    Without SECRET_KEY a random key is created once and stored beside the database, readable only by
    its owner: tokens survive a restart, and there is no publicly known default.
    """
    configured = get_settings().secret_key
    return configured.get_secret_value() if configured else _kept_key()


@lru_cache
def known_keys() -> dict[str, str]:
    """Return the keys of valid tokens by key id: the signing key and earlier ones."""
    old = [key.get_secret_value() for key in get_settings().secret_keys_old]
    return {key_id(key): key for key in (signing_key(), *old)}


@lru_cache
def key_id(key: str) -> str:
    """Return the `kid` of a token's header: a fingerprint that reveals nothing else."""
    return hashlib.sha256(b"engagenow key id:" + key.encode()).hexdigest()[:16]


@lru_cache
def derived_keys(label: str) -> tuple[bytes, ...]:
    """Return keys for one other purpose; they reveal nothing about each other or about tokens.

    The first one signs. The others are derived from earlier keys, whose signatures stay valid.
    """
    return tuple(
        hmac.digest(key.encode(), f"engagenow {label}".encode(), "sha256")
        for key in known_keys().values()
    )


def _kept_key() -> str:
    try:
        descriptor = os.open(_KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_key()
    except OSError:  # a read-only installation: the key lives as long as the process
        return secrets.token_urlsafe(MIN_SECRET_BYTES)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(MIN_SECRET_BYTES))
    return _read_key()


def _read_key() -> str:
    """Return the stored key; refuse a truncated file, whose key could be guessed."""
    key = _KEY_FILE.read_text()
    if len(key) < MIN_SECRET_BYTES:
        raise SystemExit(f"EngageNow does not start: {_KEY_FILE} contains no key; delete it")
    return key
