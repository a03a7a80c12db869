"""Tokens: whatever is not exactly one of ours is refused."""

import base64
import json
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from jose import jwt

from app.core.secret import key_id, signing_key
from app.core.security import (
    create_access_token,
    create_participant_token,
    create_refresh_token,
    verify_token,
)
from app.core.token_errors import TokenExpired, TokenInvalid
from fixtures.settings import Configure

USER = "0" * 32
OTHER_KEY = "a key that somebody else signs with, quite long"
HEADER = '{"alg": "HS256"}'
DEEP = "[" * 1200


def claims(**changes: object) -> dict:
    """The claims of a good token; None takes one away."""
    now = datetime.now(UTC)
    good = {
        "sub": USER,
        "aud": "presenter",
        "iss": "engagenow",
        "iat": now,
        "exp": now + timedelta(hours=1),
        "jti": "1",
    }
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def signed(
    key: str | None = None,
    algorithm: str = "HS256",
    header: dict | None = None,
    **changes: object,
) -> str:
    header = {"kid": key_id(signing_key())} if header is None else header
    return jwt.encode(claims(**changes), key or signing_key(), algorithm, headers=header)


def part(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def unsigned(algorithm: str, signature: str = "") -> str:
    payload = claims(iat=1, exp=4_000_000_000)
    header = {"alg": algorithm, "typ": "JWT", "kid": key_id(signing_key())}
    return f"{part(json.dumps(header))}.{part(json.dumps(payload))}.{signature}"


FORGED = {
    "another key": lambda: signed(key=OTHER_KEY),
    "a key of one character": lambda: signed(key="k"),
    "the key's first half": lambda: signed(key=signing_key()[: len(signing_key()) // 2]),
    "another algorithm": lambda: signed(algorithm="HS512"),
    "another key under its own name": lambda: signed(
        key=OTHER_KEY, header={"kid": key_id(OTHER_KEY)}
    ),
    "no name of a key": lambda: signed(header={}),
    "a name of no key": lambda: signed(header={"kid": "../../dev/null"}),
    "the name of a key in a list": lambda: signed(header={"kid": [key_id(signing_key())]}),
    "another type": lambda: signed(header={"kid": key_id(signing_key()), "typ": "at+jwt"}),
    "more in the header": lambda: signed(header={"kid": key_id(signing_key()), "jku": "http://x"}),
    "no algorithm": lambda: unsigned("none"),
    "no algorithm, in capitals": lambda: unsigned("NONE"),
    "no algorithm, with a signature": lambda: unsigned("none", signed().split(".")[2]),
    "a public-key algorithm": lambda: unsigned("RS256", signed().split(".")[2]),
    "no signature": lambda: signed().rsplit(".", 1)[0] + ".",
    "another payload under a good signature": lambda: ".".join(
        [signed().split(".")[0], unsigned("HS256").split(".")[1], signed().split(".")[2]]
    ),
    "no end": lambda: signed(exp=None),
    "an end that is no time": lambda: signed(exp="tomorrow"),
    "no beginning": lambda: signed(iat=None),
    "no issuer": lambda: signed(iss=None),
    "another issuer": lambda: signed(iss="somebody"),
    "no audience": lambda: signed(aud=None),
    "another audience": lambda: signed(aud="admin"),
    "two audiences": lambda: signed(aud=["presenter", "participant"]),
    "no subject": lambda: signed(sub=None),
    "no token id": lambda: signed(jti=None),
    "not yet valid": lambda: signed(nbf=datetime.now(UTC) + timedelta(hours=1)),
    "a list for claims": lambda: f"{part(HEADER)}.{part('[]')}.x",
    "JSON of endless depth": lambda: f"{part(HEADER)}.{part(DEEP)}.x",
    "a header of endless depth": lambda: f"{part(DEEP)}.{signed().split('.')[1]}.x",
    "nothing": lambda: "",
    "dots": lambda: "..",
    "words": lambda: "not a token",
    "other letters": lambda: "가.나.다",
    "endless length": lambda: signed(jti="x" * 3000),
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED.keys())
def test_a_token_that_is_not_ours_is_invalid(forge):
    with pytest.raises(TokenInvalid):
        verify_token(forge())


def test_the_good_token_that_the_forged_ones_are_made_from_is_valid():
    assert verify_token(signed()).sub == USER


def test_a_token_whose_time_is_over_says_so():
    over = signed(exp=datetime.now(UTC) - timedelta(seconds=1))
    with pytest.raises(TokenExpired):
        verify_token(over)


def test_a_forged_token_whose_time_is_over_does_not_say_so():
    over = signed(key="another key", exp=datetime.now(UTC) - timedelta(seconds=1))
    with pytest.raises(TokenInvalid):
        verify_token(over)


def test_a_lifetime_may_be_asked_for():
    with pytest.raises(TokenExpired):
        verify_token(create_access_token({"sub": USER}, timedelta(seconds=-1)))


@pytest.mark.parametrize(
    ("subject", "sub"), [("name", "name"), (7, "7"), (UUID(int=10), f"{'0' * 31}a")]
)
def test_an_access_token_is_a_presenters(subject: object, sub: str):
    found = verify_token(create_access_token(data={"sub": subject}))
    assert (found.sub, found.aud, found.session_id) == (sub, "presenter", None)
    assert timedelta(minutes=14) < found.exp - datetime.now(UTC) <= timedelta(minutes=15)


def test_the_caller_cannot_choose_the_other_claims():
    found = verify_token(create_access_token({"sub": USER, "aud": "admin", "exp": 1, "iss": "x"}))
    assert found.aud == "presenter"


def test_a_participants_token_is_for_one_session():
    session_id = uuid4().hex
    found = verify_token(create_participant_token(USER, session_id))
    assert (found.sub, found.aud, found.session_id) == (USER, "participant", session_id)


def test_what_sockets_keep_of_tokens_takes_little_memory():
    first, second = (verify_token(create_participant_token(one * 32, "5" * 32)) for one in "12")
    assert not hasattr(first, "__dict__")
    assert first.session_id is second.session_id


def test_no_two_tokens_are_the_same():
    assert create_access_token({"sub": USER}) != create_access_token({"sub": USER})


def test_a_refresh_token_opens_nothing():
    with pytest.raises(TokenInvalid):
        verify_token(create_refresh_token(USER, 0))


@pytest.mark.parametrize(
    "token", [create_access_token({"sub": USER}), create_participant_token(USER, "1")]
)
def test_what_opens_something_is_no_refresh_token(token: str):
    with pytest.raises(TokenInvalid):
        verify_token(token, ("refresh",))


def test_a_token_of_a_key_before_this_one_is_good(configure: Configure):
    old = create_access_token({"sub": USER})
    configure(secret_keys_old=f"{OTHER_KEY},{signing_key()}", secret_key="n" * 40)
    assert verify_token(old).sub == USER
    assert jwt.get_unverified_header(create_access_token({"sub": USER}))["kid"] == key_id("n" * 40)


def test_a_token_of_a_key_that_was_forgotten_is_not(configure: Configure):
    old = create_access_token({"sub": USER})
    configure(secret_keys_old=OTHER_KEY, secret_key="n" * 40)
    with pytest.raises(TokenInvalid):
        verify_token(old)


def test_a_token_is_of_the_first_version_unless_it_says_more():
    assert verify_token(create_access_token({"sub": USER})).ver == 0
    assert verify_token(create_access_token({"sub": USER, "ver": 3})).ver == 3
