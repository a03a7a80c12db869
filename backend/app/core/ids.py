"""Ids and join codes from the operating system's random source."""

import re
import secrets
from uuid import uuid4

from app.core.demo import LOAD_SESSION_ID

# No I, O, 0 or 1: they are read for one another on a projector.
CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6

_ID = re.compile(rf"[0-9a-f]{{32}}|{LOAD_SESSION_ID}")


def new_id() -> str:
    """Return an unguessable id: 122 random bits as 32 hexadecimal digits."""
    return uuid4().hex


def is_id(text: str) -> bool:
    """Return whether `text` has the form of an id: databases reject some other texts."""
    return _ID.fullmatch(text) is not None


def new_session_code() -> str:
    """Return a join code: 6 of 32 letters and digits without look-alikes (30 random bits)."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
