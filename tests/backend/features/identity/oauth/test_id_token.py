"""ID tokens: only the provider's, for us, for this sign-in, in time."""

import base64
import hmac
import json
import time

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from app.features.identity.oauth.errors import SignInForged
from app.features.identity.oauth.id_token import Expected, verify

KEY = RSAKey.generate_key(2048, {"kid": "1"})
STRANGER = RSAKey.generate_key(2048, {"kid": "1"})
KEYS = {"keys": [KEY.as_dict(private=False)]}
EXPECTED = Expected("https://issuer.example", "us", "nonce")


def token(key: RSAKey = KEY, **changes: object) -> str:
    """A good token; None takes a claim away."""
    now = int(time.time())
    good = {
        "iss": EXPECTED.issuer,
        "aud": "us",
        "sub": "7",
        "nonce": "nonce",
        "iat": now,
        "exp": now + 600,
    }
    claims = {name: value for name, value in {**good, **changes}.items() if value is not None}
    return jwt.encode({"alg": "RS256", "kid": "1"}, claims, key)


def coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def part(value: dict) -> str:
    return coded(json.dumps(value).encode())


def test_a_good_token_says_who() -> None:
    assert verify(token(), KEYS, EXPECTED)["sub"] == "7"


FORGED = {
    "another issuer": {"iss": "https://evil.example"},
    "no issuer": {"iss": None},
    "another audience": {"aud": "them"},
    "no audience": {"aud": None},
    "an audience of others": {"aud": ["them", "those"]},
    "for somebody else's use": {"aud": ["us", "them"], "azp": "them"},
    "for several without saying whose": {"aud": ["us", "them"]},
    "another nonce": {"nonce": "other"},
    "no nonce": {"nonce": None},
    "nobody": {"sub": None},
    "no beginning": {"iat": None},
    "no end": {"exp": None},
    "over": {"exp": int(time.time()) - 3600},
    "not begun": {"nbf": int(time.time()) + 3600},
}


@pytest.mark.parametrize("changes", FORGED.values(), ids=FORGED.keys())
def test_a_token_that_says_something_else_is_refused(changes: dict) -> None:
    with pytest.raises(SignInForged):
        verify(token(**changes), KEYS, EXPECTED)


def test_a_token_of_somebody_elses_key_is_refused() -> None:
    with pytest.raises(SignInForged):
        verify(token(key=STRANGER), KEYS, EXPECTED)


def test_a_public_key_is_no_secret() -> None:
    header = part({"alg": "HS256", "kid": "1"})
    signed = f"{header}.{token().split('.')[1]}"
    digest = hmac.digest(KEY.as_pem(private=False), signed.encode(), "sha256")
    with pytest.raises(SignInForged):
        verify(f"{signed}.{coded(digest)}", KEYS, EXPECTED)


@pytest.mark.parametrize(
    "forged",
    ["", "x", "..", f"{part({'alg': 'none'})}.{token().split('.')[1]}.", token()[:-4], "가.나.다"],
)
def test_what_is_not_signed_is_refused(forged: str) -> None:
    with pytest.raises(SignInForged):
        verify(forged, KEYS, EXPECTED)


@pytest.mark.parametrize("keys", [{}, {"keys": []}, {"keys": "x"}, None, []])
def test_without_keys_nothing_is_good(keys: object) -> None:
    with pytest.raises(SignInForged):
        verify(token(), keys, EXPECTED)
