"""Passcodes of sessions: kept as a salted hash, forgiving of case and spaces."""

import hashlib
import hmac
import secrets
import unicodedata
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app.core.text import written

FEWEST, MOST = 4, 32
_COST = {"n": 2**13, "r": 8, "p": 1}  # about 20 ms and 8 MB: a guess costs more than it is worth


def clean_passcode(text: str) -> str:
    """What presenters may choose: 4 to 32 characters, spaces aside."""
    passcode = _folded(written(text))
    if not FEWEST <= len(passcode) <= MOST:
        raise PydanticCustomError("passcode_malformed", "is not 4 to 32 characters")
    return passcode


def hash_passcode(passcode: str) -> str:
    """The form that is stored. Slow by design: call it in a thread."""
    salt = secrets.token_hex(16)
    return f"{salt}${_digest(salt, passcode)}"


@lru_cache(1024)
def is_passcode(stored: str, passcode: str) -> bool:
    """Whether it is the one that was hashed.

    Slow by design the first time, so call it in a thread; a hall asks the same again.
    """
    salt, digest = stored.split("$")
    return hmac.compare_digest(_digest(salt, _folded(passcode)), digest)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _digest(salt: str, passcode: str) -> str:
    return hashlib.scrypt(passcode.encode(), salt=bytes.fromhex(salt), **_COST).hex()


Passcode = Annotated[str, AfterValidator(clean_passcode)]
