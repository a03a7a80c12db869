"""What official clients do with options that ours does not set."""

import asyncio
import json

import aiohttp
import pytest
from websockets.asyncio.client import connect

from fixtures.client import Client
from fixtures.guarded import BRISK, Guarded
from fixtures.plain_http import plain_http
from fixtures.poller import polling
from fixtures.socketio_app import running
from fixtures.talk import Talk
from fixtures.waiting import PATIENCE, until

QUERY = "EIO=4&transport=polling"


async def test_the_last_slash_of_the_path_may_be_left_out(talk: Talk) -> None:
    address = f"{talk.server.url}/socket.io?{QUERY}"
    async with plain_http() as http:
        opened = await http.get(address)
        assert opened.status_code == 200
        sid = json.loads(opened.text[1:])["sid"]
        assert (await http.post(f"{address}&sid={sid}", content="40")).status_code == 200
        assert (await http.get(f"{address}&sid={sid}")).text.startswith("40")
    url = f"{talk.server.url.replace('http', 'ws', 1)}/socket.io?EIO=4&transport=websocket"
    async with connect(url) as websocket:
        assert str(await websocket.recv()).startswith("0{")


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_another_namespace_is_refused_alone_and_with_a_reason(
    talk: Talk, language: str
) -> None:
    url = f"{talk.server.url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket"
    async with connect(url, additional_headers={"Accept-Language": language}) as websocket:
        await websocket.recv()
        for frame in ("40", "40/admin,", '40/admin,{"token":"x"}'):
            await websocket.send(frame)
        for _ in range(2):
            while not (answer := str(await websocket.recv())).startswith("44"):
                assert answer.startswith(("40", "42"))
            namespace, data = answer[2:].split(",", 1)
            error = json.loads(data)
            assert (namespace, error["data"]["code"]) == ("/admin", "unknown_namespace")
            assert error["message"] == error["data"]["detail"]
            assert error["message"].isascii() is (language == "en")
        await websocket.send('42/admin,1["sync",{"since":0}]')
        await websocket.send('422["sync",{"since":0}]')
        assert str(await websocket.recv()).startswith("432")


async def test_the_first_subprotocol_that_is_offered_is_taken(talk: Talk) -> None:
    url = f"{talk.server.url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket"
    async with connect(url, subprotocols=["chat", "other"]) as websocket:  # type: ignore[list-item]
        assert websocket.subprotocol == "chat"


@pytest.mark.parametrize("transport", ["polling", "websocket"])
async def test_a_python_client_that_is_hung_up_comes_back(transport: str) -> None:
    guarded = Guarded()
    async with running(guarded.app), aiohttp.ClientSession() as http:
        client = Client(reconnection=True, reconnection_delay=0.01, http_session=http)
        try:
            await client.connect(guarded.app.url, transports=[transport])
            first = guarded.app.only_transport().sid
            guarded.app.sio.hang_up(first)
            async with asyncio.timeout(PATIENCE):
                await until(lambda: client.connected and client.eio.sid != first)
            assert [told[0] for told in guarded.told if told != "disconnect"] == ["connect"] * 2
        finally:
            await client.disconnect()
            await client.shutdown()


async def test_who_ceases_to_poll_is_ended_in_time() -> None:
    guarded = Guarded(**BRISK)
    async with running(guarded.app), polling(guarded.app) as poller:
        opened = asyncio.get_running_loop().time()
        while "2" not in (await poller.get()).split("\x1e"):
            pass  # a ping, which it does not answer
        await until(lambda: "disconnect" in guarded.told)
        took = asyncio.get_running_loop().time() - opened
    assert took > BRISK["ping_timeout"]


@pytest.mark.parametrize(
    "path",
    ["/api/join/NOBODY", "/api/nothing", "/health", "/auth/providers", f"/socket.io/?{QUERY}"],
)
async def test_no_cache_on_the_way_keeps_an_answer(talk: Talk, path: str) -> None:
    async with plain_http() as http:
        answer = await http.get(talk.server.url + path)
    assert answer.headers["cache-control"] == "no-store"


async def test_what_a_handshake_announces_may_be_posted(talk: Talk) -> None:
    address = f"{talk.server.url}/socket.io/?{QUERY}"
    async with plain_http() as http:
        hello = json.loads((await http.get(address)).text[1:])
        address += f"&sid={hello['sid']}"
        assert (await http.post(address, content="40")).status_code == 200
        event = '42["sync","' + "x" * (hello["maxPayload"] - 13) + '"]'
        assert len(event) == hello["maxPayload"]
        assert (await http.post(address, content=event)).status_code == 200
        received = ""
        while "frame_too_large" not in received:
            received = (await http.get(address)).text
            assert received.startswith(("40", "42"))
        assert (await http.post(address, content=event + " ")).status_code in (400, 413)
