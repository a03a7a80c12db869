"""The `k` of a join link: it proves that its bearer has the link or its QR code."""

import hmac
from base64 import urlsafe_b64encode
from functools import lru_cache

from app.core.secret import derived_keys

_LABEL = "join link"
_MOST_KEPT = 4096
_BYTES = 9  # 72 bits, 12 characters: every one more makes the QR picture finer


def join_key(session_id: str, code: str) -> str:
    """Return the `k` for this session and code."""
    return _keyed(derived_keys(_LABEL)[0], session_id, code)


def is_join_key(given: str, session_id: str, code: str) -> bool:
    """Return whether `k` is valid for this code, also with an earlier SECRET_KEY."""
    brought, is_right = given.encode(errors="replace"), False
    for key in derived_keys(_LABEL):
        is_right |= hmac.compare_digest(brought, _keyed(key, session_id, code).encode())
    return is_right


@lru_cache(maxsize=_MOST_KEPT)
def _keyed(key: bytes, session_id: str, code: str) -> str:
    digest = hmac.digest(key, f"{session_id}:{code}".encode(), "sha256")
    return urlsafe_b64encode(digest[:_BYTES]).decode()
