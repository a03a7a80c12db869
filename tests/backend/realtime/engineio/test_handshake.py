"""The request that opens a WebSocket: what is refused, and what is nobody's business of ours."""

import base64
import hashlib
import json

import pytest

from app.realtime.engineio.handshake import Request
from fixtures.plain_http import plain_http
from fixtures.raw import PING, PONG, WEBSOCKET, connected, masked, opened, request
from fixtures.socketio_app import SocketIOApp, ours, running, stock
from fixtures.waiting import until

KEY = "dGhlIHNhbXBsZSBub25jZQ=="


async def answer(app: SocketIOApp, data: bytes) -> str:
    """The status line of the answer; the connection must end with it if it is a refusal."""
    async with connected(app.port) as raw:
        raw.send(data)
        head = await raw.head()
        if " 101 " not in head:
            assert "connection: close" in head.lower()
            await raw.ended()
        return head.split("\r\n", 1)[0]


@pytest.mark.parametrize("version", [None, "", "0", "8", "12", "14", "013", "13, 13", "x"])
async def test_another_version_of_the_protocol_is_told_which_one(
    app: SocketIOApp, version: str | None
) -> None:
    async with connected(app.port) as raw:
        raw.send(request(Sec_WebSocket_Version=version))
        head = await raw.head()
        await raw.ended()
    assert head.startswith("HTTP/1.1 426 ")
    assert "Sec-WebSocket-Version: 13\r\n" in head


@pytest.mark.parametrize(
    "key",
    [None, "", "short", "dGhlIHNhbXBsZSBub25jZQ", "!" * 24, KEY + KEY, "é", f"{KEY}, {KEY}"],
)
async def test_a_key_that_is_none_is_refused(app: SocketIOApp, key: str | None) -> None:
    assert " 400 " in await answer(app, request(Sec_WebSocket_Key=key))


@pytest.mark.parametrize("header", ["Sec-WebSocket-Key: " + KEY, "Sec-WebSocket-Version: 13"])
async def test_a_header_that_may_come_once_is_refused_twice(app: SocketIOApp, header: str) -> None:
    twice = request().replace(b"\r\n\r\n", f"\r\n{header}\r\n\r\n".encode())
    assert " 101 " not in await answer(app, twice)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "https://127.0.0.1"])
async def test_a_page_of_another_origin_is_refused(app: SocketIOApp, origin: str) -> None:
    assert " 403 " in await answer(app, request(Origin=origin))


async def test_a_second_origin_is_no_way_around(app: SocketIOApp) -> None:
    twice = request(Origin="http://127.0.0.1").replace(
        b"\r\n\r\n", b"\r\nOrigin: http://evil.example\r\n\r\n"
    )
    assert " 403 " in await answer(app, twice)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "EIO=3&transport=websocket",
        "transport=websocket",
        "EIO=4",
        "EIO=4&transport=polling",
        "EIO=4&EIO=4&transport=websocket",
        "EIO=4&transport=websocket&transport=websocket",
        "EIO=4&transport=websocket&sid=unknown",
        "EIO=4&transport=websocket&sid=a&sid=b",
    ],
)
async def test_what_is_no_engineio_over_websocket_is_refused(app: SocketIOApp, query: str) -> None:
    assert " 400 " in await answer(app, request(query))
    assert not app.transports


@pytest.mark.parametrize(
    ("query", "origin"),
    [
        ("EIO=3&transport=websocket", None),
        ("EIO=4&transport=x", None),
        ("EIO=4&transport=websocket&sid=unknown%0D%0A", None),
        (WEBSOCKET, "http://evil.example"),
    ],
)
async def test_a_refusal_says_why_in_the_words_that_polling_has(
    app: SocketIOApp, query: str, origin: str | None
) -> None:
    headers = {} if origin is None else {"Origin": origin}
    async with connected(app.port) as raw:
        raw.send(request(query, **headers))
        head = (await raw.head()).lower()
        body = json.loads(await raw.reader.read())
    assert "content-type: application/json\r\n" in head
    async with plain_http() as http:
        address = f"{app.url}/socket.io/?{query.replace('websocket', 'polling')}"
        polled = await http.get(address, headers=headers)
    assert (polled.status_code, polled.json()) == (400, body)


@pytest.mark.parametrize("path", ["/socket%2Eio/", "/socket.io/x", "/%73ocket.io", "/socket.io//x"])
async def test_another_spelling_is_no_way_around_the_engine(app: SocketIOApp, path: str) -> None:
    line = await answer(app, request(path=path))
    assert (" 101 " in line) == (path.count("x") == 0)
    assert all(type(one).__name__ == "EngineConnection" for one in app.transports.values())


@pytest.mark.parametrize("method", ["POST", "PUT", "HEAD", "DELETE"])
async def test_another_method_is_refused(app: SocketIOApp, method: str) -> None:
    data = request().replace(b"GET", method.encode(), 1)
    assert " 101 " not in await answer(app, data)


async def test_a_socket_that_upgraded_cannot_be_taken_over(app: SocketIOApp) -> None:
    async with opened(app.port):
        sid = app.only_transport().sid
        assert " 400 " in await answer(app, request(f"{WEBSOCKET}&sid={sid}"))


async def test_the_key_is_answered_as_the_rfc_says(app: SocketIOApp) -> None:
    async with connected(app.port) as raw:
        raw.send(request())
        head = await raw.head()
    digest = hashlib.sha1(f"{KEY}258EAFA5-E914-47DA-95CA-C5AB0DC85B11".encode()).digest()
    assert f"Sec-WebSocket-Accept: {base64.b64encode(digest).decode()}\r\n" in head


@pytest.mark.parametrize(
    "header", ["Sec-WebSocket-Protocol: no(token)", "Sec-WebSocket-Extensions: permessage-deflate"]
)
async def test_what_is_offered_beyond_the_protocol_is_not_taken(
    app: SocketIOApp, header: str
) -> None:
    async with connected(app.port) as raw:
        raw.send(request().replace(b"\r\n\r\n", f"\r\n{header}\r\n\r\n".encode()))
        head = await raw.head()
        assert "Sec-WebSocket-Protocol" not in head
        assert "Sec-WebSocket-Extensions" not in head


@pytest.mark.parametrize("origin", [None, "http://127.0.0.1"])
async def test_the_own_origin_and_none_are_let_in(app: SocketIOApp, origin: str | None) -> None:
    assert " 101 " in await answer(app, request(Origin=origin))


async def test_names_of_headers_and_their_case_do_not_matter(app: SocketIOApp) -> None:
    data = request().replace(b"Upgrade: websocket", b"uPGRADE:WebSocket")
    assert " 101 " in await answer(app, data.replace(b"Connection", b"CONNECTION"))


async def test_a_new_connection_is_told_what_it_may_do(app: SocketIOApp) -> None:
    async with connected(app.port) as raw:
        raw.send(request())
        await raw.head()
        mine = await raw.text()
    async with running(stock()) as shipped, connected(shipped.port) as raw:
        raw.send(request())
        await raw.head()
        theirs = await raw.text()
    assert mine.split('"upgrades"')[1] == theirs.split('"upgrades"')[1]


async def test_handlers_see_where_a_client_comes_from(app: SocketIOApp) -> None:
    seen: dict[str, str] = {}
    app.sio.on("connect", lambda _sid, environ: seen.update(environ))
    headers = {"Origin": "http://127.0.0.1", "User-Agent": "phone", "Accept-Language": "ko"}
    async with connected(app.port) as raw:
        raw.send(request(**headers))
        await raw.head()
        raw.send_text("40")
        await raw.text("40")
    assert seen["REMOTE_ADDR"] == "127.0.0.1"
    assert seen["HTTP_USER_AGENT"] == "phone"
    assert seen["HTTP_ACCEPT_LANGUAGE"] == "ko"
    assert seen["HTTP_ORIGIN"] == "http://127.0.0.1"


async def test_every_other_path_is_uvicorns_own_protocol() -> None:
    app = ours()
    said: list[str] = []

    async def echo(scope, receive, send) -> None:
        await receive()
        said.append(scope["path"])
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": (await receive())["text"]})
        await receive()

    app._asgi = echo
    async with running(app), connected(app.port) as raw:
        raw.send(request(path="/elsewhere"))
        await raw.head()
        raw.send(masked(PING, b"?"))
        assert await raw.frame() == (PONG, b"?")
        raw.send_text("hello")
        assert await raw.text() == "hello"
    assert said == ["/elsewhere"]


async def test_plain_requests_are_served_beside_it(app: SocketIOApp) -> None:
    async with plain_http() as client:
        opening = await client.get(f"{app.url}/socket.io/?EIO=4&transport=polling")
    assert opening.text.startswith("0{")


def test_a_query_and_a_repeated_header_are_read_as_they_came() -> None:
    head = b"GET /socket.io/?EIO=4&sid=a%20b HTTP/1.1\r\nX: 1\r\nx:  2 \r\n\r\n"
    parsed = Request.parse(head)
    assert (parsed.sid, parsed.headers["x"], parsed.path) == ("a b", "1, 2", "/socket.io/")


async def test_a_client_that_vanishes_while_it_is_let_in_leaves_nothing(app: SocketIOApp) -> None:
    async with connected(app.port) as raw:
        raw.send(request())
        await raw.drain()
    await until(lambda: app.server.server_state.connections == set())
    assert not app.transports
