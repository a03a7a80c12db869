"""Long polling and the upgrade from it do all that a WebSocket does."""

import asyncio
import json

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from fixtures.frames import Wires
from fixtures.plain_http import plain_http
from fixtures.server import Server
from fixtures.talk import Talk

TRANSPORTS = {
    "websocket": ["websocket"],
    "polling": ["polling"],
    "upgrade": ["polling", "websocket"],
}


@pytest.mark.parametrize("transports", TRANSPORTS.values(), ids=TRANSPORTS)
async def test_a_member_takes_part_over_any_transport(talk: Talk, transports: list[str]) -> None:
    other, participant = await talk.enter(), await talk.add_participant()
    member = await talk.enter(participant, transports=transports)
    assert member.client.transport() == transports[-1]
    ack = await member.call("send_message", {"message": "안녕 👋"})
    for socket in (member, other):
        assert (await socket.saw("new_message"))["id"] == ack["id"]
    await other.call("send_reaction", {"emoji": "👍"})
    await member.saw("reaction_update")
    refused = await member.call("send_message", {"message": ""})
    assert refused["code"] == "invalid_request"
    assert await member.call("leave_session", {}) == {"ok": True}


@pytest.mark.parametrize("transports", TRANSPORTS.values(), ids=TRANSPORTS)
async def test_what_one_sends_is_received_in_order_over_any_transport(
    talk: Talk, transports: list[str]
) -> None:
    member = await talk.enter(transports=transports)
    for n in range(20):
        await member.tell("send_message", {"message": f"{n}"})
    await member.saw("new_message", lambda told: told["message"] == "19")
    assert [told["message"] for told in member.all("new_message")] == [str(n) for n in range(20)]


async def test_a_polling_body_over_256_kib_is_refused(talk: Talk) -> None:
    address = f"{talk.server.url}/socket.io/?EIO=4&transport=polling"
    with talk.server.logged() as lines:
        async with plain_http() as client:
            sid = json.loads((await client.get(address)).text[1:])["sid"]
            answer = await client.post(f"{address}&sid={sid}", content="4" * 270_000)
    assert answer.status_code in (400, 413)
    assert "Traceback" not in "".join(lines)


@pytest.mark.parametrize("query", ["EIO=3&transport=polling", "transport=x", ""])
async def test_a_handshake_that_is_none_is_refused(talk: Talk, query: str) -> None:
    with talk.server.logged() as lines:
        answer = await talk.http.get(f"/socket.io/?{query}")
    assert answer.status_code == 400
    assert "Traceback" not in "".join(lines)


@pytest.mark.parametrize("path", ["/", "/api/sessions", "/socket.iox", "/nowhere", "/socket.io/x"])
async def test_a_websocket_to_anywhere_else_is_refused(server: Server, path: str) -> None:
    with server.logged() as lines, pytest.raises(InvalidStatus) as caught:
        await connect(f"ws://127.0.0.1:{server.port}{path}")
    assert caught.value.response.status_code in (400, 403, 404)
    assert "Traceback" not in "".join(lines)


@pytest.mark.parametrize("probe", ["2nonsense", "4x", "5", "x"])
async def test_a_malformed_upgrade_is_ended_without_a_traceback(
    talk: Talk, wires: Wires, probe: str
) -> None:
    address = f"{talk.server.url}/socket.io/?EIO=4&transport=polling"
    async with plain_http() as client:
        sid = json.loads((await client.get(address)).text[1:])["sid"]
    with talk.server.logged() as lines:
        wire = await wires.upgrade(talk.server.url, sid)
        await wire.send(probe)
        await wire.ended()
    assert "Traceback" not in "".join(lines)


async def test_commands_posted_at_once_are_still_done_one_by_one(
    talk: Talk, other_talk: Talk
) -> None:
    talks = [talk, other_talk]
    tokens = [(await one.add_participant()).token for one in talks]
    joins = [
        json.dumps(["join_session", {"session_id": one.id, "token": token}])
        for one, token in zip(talks, tokens, strict=True)
    ]
    address = f"{talk.server.url}/socket.io/?EIO=4&transport=polling"
    async with plain_http() as client:
        sid = json.loads((await client.get(address)).text[1:])["sid"]
        await client.post(f"{address}&sid={sid}", content="40")
        posts = [
            client.post(f"{address}&sid={sid}", content=f"42{n}{joins[n % 2]}") for n in range(8)
        ]
        await asyncio.gather(*posts)
        await asyncio.gather(*[one.rest("PATCH", "", {"title": "heard"}) for one in talks])
        received = (await client.get(f"{address}&sid={sid}")).text
    assert received.count('"joined_session"') == 8
    assert received.count('"session_updated"') == 1
