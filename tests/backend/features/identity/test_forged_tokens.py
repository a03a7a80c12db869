"""Sixteen forged tokens, at the REST endpoints and at the socket."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass

import httpx
import pytest
from jose import jwt

from app.core.secret import key_id
from fixtures.server import SECRET
from fixtures.sockets import ConnectError
from fixtures.talk import Talk

OLD_KEY = "a key that signed last year: 0123456789"
KID = {"kid": key_id(SECRET)}


@dataclass(frozen=True)
class Good:
    """A presenter's good token, taken apart, and a participant's in another session."""

    claims: dict
    token: str
    elsewhere: str

    def signed(self, key: str = SECRET, algorithm: str = "HS256", **changes: object) -> str:
        """The same with other claims (None: without), key or algorithm."""
        claims = {name: v for name, v in {**self.claims, **changes}.items() if v is not None}
        return jwt.encode(claims, key, algorithm, headers=KID)

    def headed(self, **header: object) -> str:
        """The same under a header of which a part is another, properly signed."""
        return jwt.encode(self.claims, SECRET, "HS256", headers={**KID, **header})

    def unsigned(self, algorithm: str) -> str:
        """The same under an algorithm that needs no key of ours."""
        header = {"alg": algorithm, "typ": "JWT", **KID}
        _, payload, signature = self.token.split(".")
        return f"{part(header)}.{payload}.{'' if algorithm == 'none' else signature}"


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


Forge = Callable[[Good], str]

FORGERIES: dict[str, Forge] = {
    "no algorithm": lambda good: good.unsigned("none"),
    "a public-key algorithm": lambda good: good.unsigned("RS256"),
    "a longer digest": lambda good: good.signed(algorithm="HS512"),
    "no end": lambda good: good.signed(exp=None),
    "no beginning": lambda good: good.signed(iat=None),
    "no audience": lambda good: good.signed(aud=None),
    "another audience": lambda good: good.signed(aud="admin"),
    "a list of audiences": lambda good: good.signed(aud=["presenter"]),
    "another issuer": lambda good: good.signed(iss="https://accounts.google.com"),
    "no id of its own": lambda good: good.signed(jti=None),
    "no subject": lambda good: good.signed(sub=None),
    "a participant in another session": lambda good: good.elsewhere,
    "a key of last year": lambda good: good.signed(key=OLD_KEY),
    "a key of one character": lambda good: good.signed(key="k"),
    "over": lambda good: good.signed(exp=1),
    "another type": lambda good: good.headed(typ="at+jwt"),
    "an unknown key": lambda good: good.headed(kid=key_id(OLD_KEY)),
    "cut short": lambda good: good.token[:-4],
    "a refresh token": lambda good: good.signed(aud="refresh"),
}
EACH = pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES.keys())


@pytest.fixture
async def good(talk: Talk, other_talk: Talk) -> Good:
    participant = await other_talk.add_participant()
    return Good(jwt.get_unverified_claims(talk.token), talk.token, participant.token)


def codes(forge: Forge) -> set[str]:
    return {"token_expired" if forge is FORGERIES["over"] else "token_invalid", "session_not_found"}


async def test_what_the_forgeries_are_made_from_is_good(talk: Talk, good: Good) -> None:
    for token in (good.token, good.signed(), good.headed()):
        await talk.join(await talk.connect(token))
        assert (await ask(talk, token)).status_code == 200


@EACH
async def test_every_endpoint_refuses_it(talk: Talk, good: Good, forge: Forge) -> None:
    token = forge(good)
    ways = [at_rest, at_joining, at_renewing, at_refreshing]
    # A good token may connect, and finds that the session is another.
    if forge is not FORGERIES["a participant in another session"]:
        ways.append(at_connecting)
    for way in ways:
        assert await way(talk, token) in codes(forge), way.__name__


async def at_rest(talk: Talk, token: str) -> str:
    return str((await ask(talk, token)).json()["code"])


async def at_connecting(talk: Talk, token: str) -> str:
    with pytest.raises(ConnectError) as caught:
        await talk.connect(token)
    return str(caught.value.data["data"]["code"])


async def at_joining(talk: Talk, token: str) -> str:
    command = {"session_id": talk.id, "token": token}
    return str((await (await talk.connect()).call("join_session", command))["code"])


async def at_renewing(talk: Talk, token: str) -> str:
    member = await talk.present()
    code = (await member.call("renew", {"token": token}))["code"]
    assert (await member.call("sync", {"since": 0}))["ok"]
    return str(code)


async def at_refreshing(talk: Talk, token: str) -> str:
    answer = await talk.http.post("/auth/refresh", headers={"Cookie": f"refresh={token}"})
    assert answer.status_code == 401
    return str(answer.json()["code"])


async def ask(talk: Talk, token: str) -> httpx.Response:
    """Ask for the session as whoever has this token."""
    headers = {"Authorization": f"Bearer {token}"}
    return await talk.http.get(f"/api/sessions/{talk.id}/events", headers=headers)
