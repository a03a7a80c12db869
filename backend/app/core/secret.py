"""The keys of tokens: from the settings, or a file of its own outside production."""

import hashlib
import hmac
import os
import secrets
from functools import lru_cache

from app.core.config import MIN_SECRET_BYTES, ROOT, get_settings

_KEY_FILE = ROOT / ".secret_key"


@lru_cache
def signing_key() -> str:
    """The HMAC key of this installation.

    Without SECRET_KEY a random one is made once and kept beside the database, readable by
    its owner alone: tokens survive a restart, and no default key is known to the world.
    """
    configured = get_settings().secret_key
    return configured.get_secret_value() if configured else _kept_key()


@lru_cache
def known_keys() -> dict[str, str]:
    """The keys whose tokens are ours, by their ids: the signing key, and those before it."""
    old = [key.get_secret_value() for key in get_settings().secret_keys_old]
    return {key_id(key): key for key in (signing_key(), *old)}


def key_id(key: str) -> str:
    """What a token's header says of its key (`kid`): a fingerprint that tells nothing else."""
    return hashlib.sha256(b"engagenow key id:" + key.encode()).hexdigest()[:16]


@lru_cache
def derived_keys(label: str) -> tuple[bytes, ...]:
    """Keys for one other purpose, which say nothing of each other or of those of tokens.

    The first signs; the rest come from the keys before it, and what they signed is good still.
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
    """The kept key; a file cut short would make a key that anybody can guess."""
    key = _KEY_FILE.read_text()
    if len(key) < MIN_SECRET_BYTES:
        raise SystemExit(f"EngageNow does not start: {_KEY_FILE} holds no key; delete it")
    return key
