"""Tokens are read in two ways, by our own code and by python-jose: both decide alike."""

import base64
import hmac
import json
from collections.abc import Callable
from datetime import timedelta
from time import time
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jose import jwt

from app.core import own_tokens, security
from app.core.own_tokens import ALGORITHM, ISSUER
from app.core.refusal import Refusal
from app.core.secret import key_id, signing_key
from app.core.security import create_participant_token, create_refresh_token, create_token

LATER, EARLIER = int(time()) + 100_000, int(time()) - 100_000
CLAIMS = {
    "sub": "0" * 32,
    "session_id": "1" * 32,
    "aud": "participant",
    "iss": ISSUER,
    "iat": EARLIER,
    "exp": LATER,
    "jti": "2" * 32,
}
AUDIENCES = get_args(security.Audience)
HEADER = {"alg": ALGORITHM, "kid": key_id(signing_key()), "typ": "JWT"}

_simple = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
VALUES = (
    _simple
    | st.lists(_simple, max_size=2)
    | st.dictionaries(st.text(max_size=3), _simple, max_size=2)
    | st.sampled_from([LATER, EARLIER, str(LATER), LATER + 0.5, float(LATER), 2**63, 2**64, -1])
    | st.sampled_from([ISSUER, "presenter", "crew", "participant", "refresh", "sign_in"])
)
NAMES = st.sampled_from([*CLAIMS, "ver", "nbf", "at_hash", "nonce", "EXP", "Sub"])


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def signed(payload: str | bytes, header: dict[str, Any] | str = HEADER) -> str:
    """A token with a good signature over whatever stands in it."""
    payload = payload.encode() if isinstance(payload, str) else payload
    head = header if isinstance(header, str) else json.dumps(header, separators=(",", ":"))
    return under_our_key(f"{encoded(head.encode())}.{encoded(payload)}")


def under_our_key(text: str) -> str:
    digest = hmac.digest(signing_key().encode(), text.encode(), "sha256")
    return f"{text}.{encoded(digest)}"


def outcome(token: str, *, may_be_over: bool = False) -> object:
    """The claims, or the kind of refusal."""
    try:
        return security.verify_token(token, AUDIENCES, may_be_over=may_be_over)
    except Refusal as refusal:
        return type(refusal)


def agreed(token: str) -> object:
    """What both ways say of a token, expired or not."""
    own = [outcome(token, may_be_over=late) for late in (False, True)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own_tokens, "read", lambda _token, **_options: None)
        assert own == [outcome(token, may_be_over=late) for late in (False, True)], token
    return own[0]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, VALUES, max_size=3), st.sets(st.sampled_from([*CLAIMS]), max_size=1))
@example({"nbf": LATER}, set())
@example({"exp": str(LATER)}, set())
@example({"exp": float(LATER)}, set())
@example({"exp": True}, set())
@example({"exp": int(time())}, set())
@example({"iat": LATER}, set())
@example({"ver": 2**70}, set())
@example({"ver": "3"}, set())
@example({"sub": 7}, set())
@example({"at_hash": "x"}, set())
@example({}, {"exp"})
def test_whatever_was_signed_is_read_in_the_same_way(changes: dict[str, Any], left_out: set[str]):
    claims = {**CLAIMS, **changes}
    agreed(signed(json.dumps({n: value for n, value in claims.items() if n not in left_out})))


@given(
    st.integers(0, 385),
    st.sampled_from([*"Aa0-_=. \n+/\x00é\ud800", ""]),
    st.booleans(),
)
def test_a_changed_character_is_judged_in_the_same_way(at: int, other: str, inserted: bool):
    token = create_participant_token("0" * 32, "1" * 32)
    agreed(token[:at] + other + token[at + (not inserted) :])


@given(st.text(max_size=30) | st.text("e yJ0.=-_\n", max_size=30))
def test_any_text_is_judged_in_the_same_way(text: str):
    agreed(text)


UNUSUAL: dict[str, Callable[[], str]] = {
    "a key twice, the last one good": lambda: signed(f'{{"exp":1,{json.dumps(CLAIMS)[1:]}'),
    "a key twice, the last one bad": lambda: signed(f'{json.dumps(CLAIMS)[:-1]},"exp":1}}'),
    "spaces in the payload": lambda: signed(json.dumps(CLAIMS, indent=2)),
    "spaces in the header": lambda: signed(json.dumps(CLAIMS), json.dumps(HEADER)),
    "a header in another order": lambda: signed(json.dumps(CLAIMS), dict(reversed(HEADER.items()))),
    "a header with more": lambda: signed(json.dumps(CLAIMS), {**HEADER, "jku": "http://x"}),
    "no algorithm": lambda: signed(json.dumps(CLAIMS), {**HEADER, "alg": "none"}),
    "another algorithm": lambda: signed(json.dumps(CLAIMS), {**HEADER, "alg": "HS512"}),
    "a payload with its padding": lambda: under_our_key(
        f"{encoded(json.dumps(HEADER, separators=(',', ':')).encode())}."
        + base64.urlsafe_b64encode(json.dumps(CLAIMS).encode() + b" ").decode()
    ),
    "a payload of bits that mean nothing": lambda: under_our_key(
        signed(json.dumps(CLAIMS)).rpartition(".")[0] + "A"
    ),
    "a signature with its padding": lambda: signed(json.dumps(CLAIMS)) + "=",
    "a signature whose last bits differ": lambda: _with_other_last_bits(signed(json.dumps(CLAIMS))),
    "a line break behind it": lambda: signed(json.dumps(CLAIMS)) + "\n",
    "a line break in the payload": lambda: signed(json.dumps(CLAIMS)).replace(".", ".\n", 1),
    "no JSON": lambda: signed("{"),
    "a list": lambda: signed("[]"),
    "bytes that are no text": lambda: signed(b"\xff\xfe"),
    "half a surrogate pair": lambda: signed(json.dumps({**CLAIMS, "jti": "\ud800"})),
    "a number that is none": lambda: signed(json.dumps({**CLAIMS, "exp": float("nan")})),
    "an endless number": lambda: signed(json.dumps({**CLAIMS, "exp": float("inf")})),
    "JSON of endless depth": lambda: signed("[" * 1200),
    "four parts": lambda: under_our_key(f"{signed(json.dumps(CLAIMS)).rpartition('.')[0]}.e30"),
}


def _with_other_last_bits(token: str) -> str:
    """The last of the 43 letters of a signature says four bits; the other two are ignored."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return token[:-1] + letters[letters.index(token[-1]) ^ 1]


@pytest.mark.parametrize("make", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_an_unusual_token_is_judged_in_the_same_way(make: Callable[[], str]):
    agreed(make())


@pytest.mark.parametrize(
    "token",
    [
        create_participant_token("0" * 32, "1" * 32),
        create_refresh_token("0" * 32, 3),
        create_token({"sub": "김민지", "session_id": "1"}, "crew", timedelta(hours=1)),
    ],
)
def test_what_we_issue_is_read_without_python_jose(token: str):
    assert isinstance(agreed(token), security.Claims)
    assert own_tokens.read(token) == jwt.decode(
        token, signing_key(), algorithms=[ALGORITHM], options={"verify_aud": False}
    )


def test_who_is_late_is_told_so_by_both():
    over = create_token({"sub": "1"}, "participant", timedelta(seconds=-1))
    assert own_tokens.read(over) is None
    assert agreed(over) is security.TokenExpired
    assert own_tokens.read(over, may_be_over=True) is not None


@pytest.mark.parametrize("change", [{"nbf": 1}, {"exp": str(LATER)}, {"ver": 1.0}, {"more": "x"}])
def test_what_we_would_not_write_is_left_to_python_jose(change: dict[str, Any]):
    assert own_tokens.read(signed(json.dumps(CLAIMS))) is not None
    assert own_tokens.read(signed(json.dumps({**CLAIMS, **change}))) is None


@pytest.mark.parametrize("first", [0, 50, 341])
def test_another_signature_is_no_signature(first: int):
    token = create_participant_token("0" * 32, "1" * 32)
    other = token[:first] + ("A" if token[first] != "A" else "B") + token[first + 1 :]
    assert own_tokens.read(other) is None
    assert agreed(other) is security.TokenInvalid
