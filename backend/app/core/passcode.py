"""Passcodes of sessions: stored as salted hashes, compared without case and spaces."""

import asyncio
import hashlib
import hmac
import secrets
import unicodedata
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app.core.background_thread import background_thread
from app.core.text import written

FEWEST, MOST = 4, 32
_COST = {"n": 2**13, "r": 8, "p": 1}  # about 20 ms and 8 MB: a guess costs more than it is worth


_apart = background_thread("passcodes")


def clean_passcode(text: str) -> str:
    """Return a passcode that presenters may set: 4 to 32 characters without spaces."""
    passcode = _folded(written(text))
    if not FEWEST <= len(passcode) <= MOST:
        raise PydanticCustomError("passcode_malformed", "is not 4 to 32 characters")
    return passcode


async def hash_passcode(passcode: str) -> str:
    """Return the form that is stored."""
    return await asyncio.get_running_loop().run_in_executor(_apart, _hash, passcode)


async def is_passcode(stored: str, passcode: str) -> bool:
    """Return whether `passcode` matches; slow by design, but cached after the first time."""
    found = _found(stored, passcode)
    if not found:
        await asyncio.get_running_loop().run_in_executor(_apart, _compare, found, stored, passcode)
    return found[0]


@lru_cache(1024)  # everybody of an audience asks the same
def _found(_stored: str, _passcode: str) -> list[bool]:
    """Return the cache's key for a passcode and a hash."""
    return []


def _compare(found: list[bool], stored: str, passcode: str) -> None:
    if not found:  # who asked before may have found it meanwhile
        salt, digest = stored.split("$")
        found.append(hmac.compare_digest(_digest(salt, _folded(passcode)), digest))


def _hash(passcode: str) -> str:
    salt = secrets.token_hex(16)
    return f"{salt}${_digest(salt, passcode)}"


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _digest(salt: str, passcode: str) -> str:
    return hashlib.scrypt(passcode.encode(), salt=bytes.fromhex(salt), **_COST).hex()


Passcode = Annotated[str, AfterValidator(clean_passcode)]
