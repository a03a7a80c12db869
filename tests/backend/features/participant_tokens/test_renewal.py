"""A participant's token is renewed while they are there: no clock puts anybody out."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.ids import new_id
from app.core.security import Claims, create_token, verify_token
from app.features.participant_tokens.service import due_at
from app.features.participants import service
from app.main import app
from fixtures.actors import Connect
from fixtures.live_sessions import Json, active, join, send_message
from fixtures.problems import refused
from fixtures.server import both_databases, sign
from fixtures.sockets import ConnectError, Socket
from fixtures.talk import Participant, Talk
from fixtures.traces import traces

NAME, SAID = "하늘 다람쥐", "첫마디예요"


def over(joined: Json) -> str:
    """A token of the participant whose time was over long ago."""
    claims = {"sub": joined["participant"]["id"], "session_id": joined["session"]["id"]}
    return create_token(claims, "participant", timedelta(days=-30))


def ending(talk: Talk, participant: Participant, seconds: float = 1) -> str:
    """A token of the participant whose time is almost over."""
    claims = {
        "sub": participant.id,
        "aud": "participant",
        "session_id": talk.id,
        "jti": participant.id,
    }
    return sign(claims, lifetime=seconds)


def me(session: Json) -> str:
    return f"/api/sessions/{session['id']}/me"


async def asked(client: httpx.AsyncClient, session: Json) -> list[httpx.Response]:
    """All that a token which is over is good for; what deletes comes last."""
    path = me(session)
    return [
        await client.post(f"{path}/token"),
        await client.get(f"{path}/data"),
        await client.delete(path),
    ]


@pytest.fixture
async def session(presenter: httpx.AsyncClient) -> Json:
    return await active(presenter, chat=True)


@pytest.fixture
async def joined(session: Json, anyone: httpx.AsyncClient) -> Json:
    joined = await join(anyone, session, NAME)
    await send_message(session, joined, SAID)
    return joined


def late(audience: Any, **claims: str) -> str:
    """A token of nobody's whose time is over."""
    return create_token({"sub": new_id(), **claims}, audience, timedelta(days=-1))


async def test_a_token_that_is_over_is_good_for_nothing_but_their_own_data_and_the_next_one(
    connect: Connect, stranger: httpx.AsyncClient, session: Json, joined: Json, db: AsyncSession
) -> None:
    elsewhere, here = await active(stranger), {"session_id": session["id"]}
    mine = {"sub": joined["participant"]["id"], "aud": "participant", **here}
    before = await traces(db, NAME, SAID)
    for token, where, status, code in (
        (None, session, 401, "not_authenticated"),
        (sign(mine, secret="somebody else's key"), session, 401, "token_invalid"),
        (late("participant", **here), session, 401, "token_invalid"),
        (late("presenter"), session, 401, "token_expired"),
        (late("crew", **here), session, 401, "token_expired"),
        (over(joined), elsewhere, 404, "session_not_found"),
        (over(joined), {"id": new_id()}, 404, "session_not_found"),
    ):
        for answer in await asked(await connect(token), where):
            refused(answer, status, code)
    log = await (await connect(over(joined))).get(f"/api/sessions/{session['id']}/events")
    refused(log, 401, "token_expired")
    assert await traces(db, NAME, SAID) == before


async def test_a_token_by_a_key_that_was_replaced_and_not_kept_is_refused(
    connect: Connect, session: Json, joined: Json, configure: Any
) -> None:
    token = over(joined)
    configure(secret_key="another key that only these tests sign with", secret_keys_old="")
    for answer in await asked(await connect(token), session):
        refused(answer, 401, "token_invalid")


@pytest.mark.parametrize("how", ["removed", "left", "erased"])
async def test_nothing_is_given_to_who_was_removed_or_has_left(
    presenter: httpx.AsyncClient, connect: Connect, session: Json, joined: Json, how: str,
    db: AsyncSession,
) -> None:  # fmt: skip
    participant_id = joined["participant"]["id"]
    if how == "removed":
        removal = f"/api/sessions/{session['id']}/participants/{participant_id}/removal"
        assert (await presenter.put(removal)).status_code < 300
    elif how == "left":
        await leave(session["id"], participant_id)
    else:
        assert (await (await connect(joined["token"])).delete(me(session))).status_code == 204
    before = await traces(db, NAME, SAID)
    status, code = (403, "removed") if how == "removed" else (409, "seat_given_up")
    for answer in await asked(await connect(over(joined)), session):
        refused(answer, status, code)
    refused(await (await connect(joined["token"])).post(f"{me(session)}/token"), status, code)
    assert await traces(db, NAME, SAID) == before


@pytest.mark.parametrize("state", ["active", "paused", "ended"])
async def test_the_participant_of_a_token_that_is_over_gets_a_fresh_one(
    presenter: httpx.AsyncClient, connect: Connect, session: Json, joined: Json, state: str
) -> None:
    if state != "active":
        await presenter.post(f"/api/sessions/{session['id']}/{state.removesuffix('d')}")
    answer = await (await connect(over(joined))).post(f"{me(session)}/token")
    assert answer.status_code == 200, answer.text
    claims = verify_token(answer.json()["token"], ("participant",))
    assert (claims.sub, claims.session_id) == (joined["participant"]["id"], session["id"])
    fresh = await connect(answer.json()["token"])
    assert (await fresh.get(f"/api/sessions/{session['id']}/events")).status_code == 200


async def test_own_data_is_given_and_deleted_with_a_token_that_is_over(
    connect: Connect, session: Json, joined: Json, db: AsyncSession
) -> None:
    late = await connect(over(joined))
    data = (await late.get(f"{me(session)}/data")).json()
    assert [one["message"] for one in data["messages"]] == [SAID]
    assert (await late.delete(me(session))).status_code == 204
    assert await traces(db, NAME, SAID) == []


def test_tokens_are_due_well_before_their_end_and_each_at_another_moment() -> None:
    now = utc_now()
    moments = []
    for _ in range(1_000):
        claims = Claims(sub="1", aud="participant", iat=now, exp=now + timedelta(hours=24),
                        jti=new_id())  # fmt: skip
        moments.append(due_at(claims))
    assert now + timedelta(hours=12) <= min(moments)
    assert max(moments) <= now + timedelta(hours=18)
    late = sum(one > now + timedelta(hours=15) for one in moments)
    assert 350 < late < 650


async def sit_down(talk: Talk, participant: Participant, transport: str = "websocket") -> Socket:
    """Enter with a token that is almost over, which is also the one shown at connect."""
    socket = await talk.connect(ending(talk, participant), transports=[transport])
    return await talk.join(socket)


@both_databases
@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_who_is_present_is_renewed_and_goes_on_under_the_same_name(
    talk: Talk, transport: str
) -> None:
    participant, presenter = await talk.add_participant(), await talk.present()
    socket, other = await sit_down(talk, participant, transport), await talk.enter()
    told = await socket.saw("renewed")
    for text in ("아직 여기요", "그리고 지금도"):
        assert (await socket.call("send_message", {"message": text}))["ok"]
    await talk.fence(socket, other, presenter)
    assert {one["sender"]["id"] for one in presenter.all("new_message")} == {participant.id}
    assert [*other.all("renewed"), *presenter.all("renewed"), *socket.all("disconnect")] == []
    back = await talk.enter(Participant(participant.id, participant.nickname, told["token"]))
    assert (await back.saw("joined_session"))["me"]["id"] == participant.id


async def test_who_comes_back_with_a_token_that_is_over_is_let_in_with_the_next_one(
    talk: Talk,
) -> None:
    participant = await talk.add_participant()
    late = ending(talk, participant, -60)
    with pytest.raises(ConnectError) as error:
        await talk.connect(late)
    assert error.value.data["data"]["code"] == "token_expired"
    answer = await talk.http.post(
        f"/api/sessions/{talk.id}/me/token", headers={"authorization": f"Bearer {late}"}
    )
    socket = await talk.enter(
        Participant(participant.id, participant.nickname, answer.json()["token"])
    )
    assert (await socket.saw("joined_session"))["me"]["nickname"] == participant.nickname


async def leave(session_id: str, participant_id: str) -> None:
    """Leave for good, as `leave_session` does."""
    await app.state.realtime.context.run(service.leave, session_id, participant_id)
