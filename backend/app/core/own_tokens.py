"""Tokens in exactly the form that this program issues, signed and read without python-jose.

python-jose takes many times as long as the signature itself. What differs from this form in any
way is left to it, and so is every refusal: `security.read_token` asks here first.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from functools import lru_cache
from time import time
from typing import Any

import orjson

from app.core.secret import known_keys

ALGORITHM = "HS256"
ISSUER = "engagenow"
_NEEDED = {"sub": str, "aud": str, "iss": str, "jti": str, "iat": int, "exp": int}
_OPTIONAL, _KINDS = {"session_id", "ver"}, {str, int}


def header(kid: str) -> dict[str, str]:
    """Return the header of a token signed with this key."""
    return {"alg": ALGORITHM, "typ": "JWT", "kid": kid}


def sign(claims: Mapping[str, Any], kid: str, key: str) -> str:
    """Return a token with these claims, which are ready for JSON."""
    signed = f"{_first_part(kid)}.{_encoded(orjson.dumps(claims))}"
    return f"{signed}.{_signature(signed, key)}"


def read(token: str, *, may_be_over: bool = False) -> dict[str, Any] | None:
    """Return the verified claims of a token; None if it is not ours, has expired or is unusual.

    With `may_be_over` an expired one is read as well.
    """
    signed, _, signature = token.rpartition(".")
    first, _, payload = signed.partition(".")
    key = _key_of(first)
    if key is None or not token.isascii():
        return None
    if not hmac.compare_digest(_signature(signed, key), signature):
        return None
    try:
        claims = orjson.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except ValueError:
        return None
    if not _is_usual(claims) or claims["iss"] != ISSUER:
        return None
    return claims if may_be_over or claims["exp"] >= int(time()) else None


def _key_of(first: str) -> str | None:
    for kid, key in known_keys().items():
        if first == _first_part(kid):
            return key
    return None


@lru_cache
def _first_part(kid: str) -> str:
    return _encoded(orjson.dumps(header(kid), option=orjson.OPT_SORT_KEYS))


def _is_usual(claims: Any) -> bool:
    """Return whether these are claims as we write them: nothing more, and no other types.

    For all others python-jose decides: a token may begin later, or bind another one.
    """
    if not isinstance(claims, dict):
        return False
    kinds = {name: type(value) for name, value in claims.items()}
    needed = {name: kinds.pop(name, None) for name in _NEEDED}
    return needed == _NEEDED and kinds.keys() <= _OPTIONAL and _KINDS.issuperset(kinds.values())


def _signature(signed: str, key: str) -> str:
    return _encoded(hmac.digest(key.encode(), signed.encode(), "sha256"))


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
