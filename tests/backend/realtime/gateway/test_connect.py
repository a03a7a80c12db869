"""Connecting: who may, in which language, and for how long without joining."""

import asyncio
import json
from collections.abc import Iterator

import pytest

from fixtures.frames import Wires
from fixtures.pace import scaled
from fixtures.plain_http import plain_http
from fixtures.server import Server, serving, sign, sqlite_in
from fixtures.sockets import ConnectError, Sockets
from fixtures.talk import Talk
from fixtures.waiting import PATIENCE

KOREAN, ENGLISH = "인증 시간이 지났어요", "That token has expired"


@pytest.fixture(scope="module")
def brisk_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that hardly waits for somebody to join, and allows one more origin."""
    folder = tmp_path_factory.mktemp("brisk-server")
    settings = {
        "DATABASE_URL": sqlite_in(folder),
        "JOIN_DEADLINE_SECONDS": str(scaled(0.8)),
        "CORS_ORIGINS": "https://allowed.example",
        "PUBLIC_URL": "https://public.example",
    }
    with serving(folder, **settings) as server:
        yield server


async def test_the_server_greets_with_its_time_and_language(talk: Talk) -> None:
    socket = await talk.connect()
    greeting = await socket.saw("connected")
    assert sorted(greeting) == ["locale", "server_time", "sid"]
    assert (greeting["sid"], greeting["locale"]) == (socket.client.get_sid(), "en")


@pytest.mark.parametrize(
    ("auth", "accept", "locale"),
    [
        ({"locale": "en"}, "ko", "en"),
        ({"locale": "ko"}, "en", "ko"),
        ({"locale": "fr"}, "en", "en"),
        ({"locale": 5}, "en", "en"),
        (None, "en-GB,en;q=0.9,ko;q=0.8", "en"),
        (None, "fr,ko;q=0.5", "ko"),
        (None, "*", "ko"),
        (None, None, "ko"),
    ],
)
async def test_the_language_is_the_one_asked_for(
    server: Server, sockets: Sockets, auth: object, accept: str | None, locale: str
) -> None:
    headers = {"Accept-Language": accept} if accept else {}
    socket = await sockets.open(server.url, auth=auth, headers=headers)
    assert (await socket.saw("connected"))["locale"] == locale
    korean = "참여" in (await socket.call("sync", {"since": 0}))["detail"]
    assert korean == (locale == "ko")


@pytest.mark.parametrize(("locale", "sentence"), [("ko", KOREAN), ("en", ENGLISH)])
@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_an_expired_token_refuses_the_connection_in_the_asked_language(
    brisk_server: Server, sockets: Sockets, locale: str, sentence: str, transport: str
) -> None:
    token = sign({"sub": "0" * 32, "aud": "presenter"}, lifetime=-1)
    auth = {"token": token, "locale": locale}
    with brisk_server.logged() as lines, pytest.raises(ConnectError) as caught:
        await sockets.open(brisk_server.url, auth=auth, transports=[transport])
    data = caught.value.data["data"]
    assert data["code"] == "token_expired"
    assert data["detail"].startswith(sentence)
    assert token not in "".join(lines)
    assert len(lines) == 1


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "a.b.c",
        "x" * 5000,
        5,
        ["x"],
        {"a": 1},
        sign({"sub": "0" * 32, "aud": "presenter"}, secret="of another installation"),
        sign({"sub": "0" * 32, "aud": "admin"}),
        sign({"sub": "0" * 32, "aud": "presenter", "iss": "somebody else"}),
        sign({"aud": "presenter"}),
    ],
    ids=lambda token: str(token)[:20],
)
async def test_a_bad_token_refuses_the_connection(
    server: Server, sockets: Sockets, token: object
) -> None:
    with pytest.raises(ConnectError) as caught:
        await sockets.open(server.url, auth={"token": token})
    assert caught.value.data["data"]["code"] == "token_invalid"


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (None, True),
        ("http://{host}", True),
        ("https://allowed.example", True),
        ("https://public.example", True),
        ("https://allowed.example.evil.example", False),
        ("https://evil.example", False),
        ("http://allowed.example", False),
        ("https://allowed.example:8443", False),
        ("http://{host}.evil.example", False),
        ("http://127.0.0.1:1", False),
        ("null", False),
        ("http://[", False),
    ],
)
@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_pages_of_other_origins_do_not_connect(
    brisk_server: Server, origin: str | None, allowed: bool, transport: str
) -> None:
    headers = (
        {} if origin is None else {"Origin": origin.format(host=f"127.0.0.1:{brisk_server.port}")}
    )
    if transport == "websocket":
        headers |= {"Connection": "Upgrade", "Upgrade": "websocket"}
        headers |= {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    address = f"{brisk_server.url}/socket.io/?EIO=4&transport={transport}"
    with brisk_server.logged() as lines:
        async with (
            plain_http() as client,
            client.stream("GET", address, headers=headers) as r,
        ):
            assert (r.status_code in (101, 200)) == allowed
    assert "Traceback" not in "".join(lines)


async def test_a_connection_that_says_nothing_is_ended(brisk_server: Server, wires: Wires) -> None:
    await (await wires.open(brisk_server.url)).ended()


async def test_a_client_that_polls_and_says_nothing_is_ended(brisk_server: Server) -> None:
    address = f"{brisk_server.url}/socket.io/?EIO=4&transport=polling"
    async with plain_http() as client, asyncio.timeout(PATIENCE):
        sid = json.loads((await client.get(address)).text[1:])["sid"]
        while (await client.get(f"{address}&sid={sid}")).status_code == 200:
            pass


@pytest.mark.parametrize("transports", [["websocket"], ["polling"], ["polling", "websocket"]])
async def test_a_socket_that_joins_nothing_is_ended(
    brisk_server: Server, sockets: Sockets, transports: list[str]
) -> None:
    await (await sockets.open(brisk_server.url, transports=transports)).hung_up()


@pytest.mark.parametrize("server", ["brisk"], indirect=True)
async def test_a_member_who_leaves_the_namespace_is_ended(talk: Talk, wires: Wires) -> None:
    member = await wires.member(talk)
    await member.send("41")
    await member.ended()


@pytest.mark.parametrize("server", ["brisk"], indirect=True)
async def test_a_member_who_leaves_the_session_and_joins_no_other_is_ended(talk: Talk) -> None:
    member = await talk.enter()
    await member.call("leave_session", {})
    await member.hung_up()


@pytest.mark.parametrize("server", ["brisk"], indirect=True)
async def test_a_member_stays_for_as_long_as_they_like(talk: Talk, sockets: Sockets) -> None:
    member = await talk.enter()
    await (await sockets.open(talk.server.url)).hung_up()
    assert (await member.call("sync", {"since": 0}))["ok"]


async def test_a_refused_connection_is_ended(brisk_server: Server, wires: Wires) -> None:
    wire = await wires.open(brisk_server.url)
    await wire.send("40" + json.dumps({"token": "x"}))
    await wire.next("44")
    await wire.ended()
