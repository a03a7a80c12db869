"""Tokens that end while their connection is open: it ends too, within a minute."""

import pytest
from jose import jwt

from app.features.identity import jobs
from fixtures.server import both_databases, sign
from fixtures.sockets import ConnectError, Socket
from fixtures.talk import Talk
from fixtures.waiting import PATIENCE

# The time of the clock and its patience, which are less than the contract's minute.
LONGEST = 2 + jobs.CHECK_SECONDS + jobs.PATIENCE_SECONDS


def presenters(talk: Talk) -> str:
    """An access token of the presenter's that is almost over."""
    user_id = jwt.get_unverified_claims(talk.token)["sub"]
    return sign({"sub": user_id, "aud": "presenter"}, lifetime=1)


def long(token: str) -> str:
    """The same token with a long life."""
    claims = jwt.get_unverified_claims(token)
    return sign({name: claims[name] for name in ("sub", "aud", "session_id") if name in claims})


async def ended(socket: Socket) -> str:
    """Wait for the end of a connection; the reason that it was told."""
    await socket.until(lambda: bool(socket.all("disconnect")), LONGEST + PATIENCE)
    [error] = socket.all("error")
    assert error["command"] is None
    return str(error["code"])


def test_a_connection_outlives_its_token_by_less_than_a_minute() -> None:
    assert jobs.CHECK_SECONDS + jobs.PATIENCE_SECONDS < 60
    assert jobs.SIGNED_OUT_SECONDS < 1


async def test_who_does_not_renew_is_told_and_cut_and_who_does_stays(talk: Talk) -> None:
    token = presenters(talk)
    careless = await talk.join(await talk.connect(), token=token)
    careful = await talk.join(await talk.connect(), token=token)
    assert (await careful.call("renew", {"token": long(token)}))["ok"]
    assert await ended(careless) == "token_expired"
    with pytest.raises(ConnectError):
        await talk.connect(token)
    assert (await careful.call("sync", {"since": 0}))["ok"]


@both_databases
async def test_signing_out_everywhere_ends_every_connection_of_the_presenter(
    talk: Talk, other_talk: Talk
) -> None:
    presenter, guest = await talk.present(), await talk.enter()
    stranger = await other_talk.present()
    answer = await talk.http.post("/auth/logout?everywhere=true")
    assert answer.status_code == 204
    assert await ended(presenter) == "token_invalid"
    late = await talk.connect(talk.token)
    for command, payload in (
        ("join_session", {"session_id": talk.id}),
        ("renew", {"token": talk.token}),
    ):
        assert (await late.call(command, payload))["code"] == "token_invalid", command
    for socket in (guest, stranger):
        assert (await socket.call("sync", {"since": 0}))["ok"]
