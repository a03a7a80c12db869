"""Which hosts a feed may connect to, and which addresses they may stand for."""

import asyncio
import socket
from pathlib import Path

import pytest
from websockets.asyncio.server import ServerConnection, serve

from app.core.host_addresses import is_of_a_host, is_public
from app.features.feeds.collector.source import (
    FeedConfig,
    HostRefusedError,
    Network,
    SourceState,
    UnknownKindError,
    source_of,
)
from app.features.feeds.streams.pace import Pace
from fixtures.feed_sources import peer_of_a_feed, reading
from fixtures.tls import certify
from fixtures.waiting import until

NOT_PUBLIC = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254",
    "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::", "::1", "fe80::1", "fd00::1",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1",
    "2002:7f00:1::", "2002:0a00:0001::1", "2001:db8::1",
]  # fmt: skip
NEVER = ["169.254.169.254", "fe80::1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "0.0.0.0"]


def json_at(url: str) -> FeedConfig:
    return FeedConfig(kind="json", topics=("x",), url=url, paths={"x": "x"})


@pytest.mark.parametrize(
    "url",
    [
        "wss://elsewhere.example/x",
        "ws://feeds.example.com/x",  # named with wss only
        "wss://feeds.example.com:444/x",
        "wss://feeds.example.com.elsewhere.example/",
        "wss://feeds.example.com@elsewhere.example/",
        "wss://user:secret@feeds.example.com/",
        "https://feeds.example.com/",
        "wss://feeds.example.com:port/",
        "wss://feeds.example.com:0/",
        "wss://feeds..example.com/",
        f"wss://{'a' * 64}.example.com/",
        "wss://[::1/",
        "wss:///x",
        "",
    ],
)
def test_a_host_that_is_not_named_is_refused(url: str) -> None:
    network = Network(["feeds.example.com", "ws://plain.example.com:9000"])
    with pytest.raises(HostRefusedError) as refused:
        source_of(json_at(url), network=network)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "wss://feeds.example.com/path?x=1",
        "wss://FEEDS.example.com:443/",
        "wss://other.example.com:8443/",
        "ws://plain.example.com:9000/",
    ],
)
def test_a_host_that_is_named_is_accepted(url: str) -> None:
    named = ["feeds.example.com", "other.example.com:8443", "ws://plain.example.com:9000"]
    source = source_of(json_at(url), network=Network(named))
    assert source.state is SourceState.CONNECTING


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownKindError):
        source_of(FeedConfig(kind="telex", topics=("x",)), network=Network())


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_is_not_public_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::8.8.8.8"])
def test_a_public_address_is_known(address: str) -> None:
    assert is_public(address)
    assert is_of_a_host(address)


@pytest.mark.parametrize("address", NEVER)
def test_link_local_addresses_are_nobodys(address: str) -> None:
    assert not is_of_a_host(address)


async def test_an_exchange_that_stands_for_a_private_address_is_not_connected_to() -> None:
    async with peer_of_a_feed() as peer:
        port = int(peer.url.rpartition(":")[2])
        with pytest.raises(ConnectionRefusedError, match="address that is refused"):
            await Network().connect("localhost", port)
        with pytest.raises(HostRefusedError):
            await Network([f"ws://localhost:{port + 1}"]).addresses("localhost", port)
        (await Network([f"ws://127.0.0.1:{port}"]).connect("127.0.0.1", port)).close()


async def test_an_address_where_nobody_listens_leaves_no_socket_open() -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
        with pytest.raises(ConnectionRefusedError):
            await Network([f"ws://127.0.0.1:{port}"]).connect("127.0.0.1", port)


async def test_a_redirect_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    async with peer_of_a_feed() as peer:
        asked: list[bytes] = []

        async def redirect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            asked.append(await reader.readuntil(b"\r\n\r\n"))
            answer = f"HTTP/1.1 302 Found\r\nLocation: {peer.url}/\r\nContent-Length: 0\r\n\r\n"
            writer.write(answer.encode())
            writer.close()

        async with await asyncio.start_server(redirect, "127.0.0.1", 0) as server:
            url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            async with reading(json_at(url), url, peer.url) as (received, _):
                await until(lambda: SourceState.OFFLINE in received.states)
        assert len(asked) >= 4
        assert peer.connections == []


async def test_connections_to_an_exchange_begin_one_after_another_and_not_too_many() -> None:
    pace, loop = Pace(most=4, within=0.2, apart=0.01), asyncio.get_running_loop()
    began = loop.time()

    async def turn() -> float:
        await pace.turn()
        return loop.time() - began

    times = await asyncio.gather(*(turn() for _ in range(6)))
    assert times == sorted(times)
    assert times[3] >= 0.03
    assert times[4] >= 0.2


@pytest.mark.parametrize(
    ("names", "state"), [(["localhost"], SourceState.LIVE), ([], SourceState.OFFLINE)]
)
async def test_a_certificate_has_to_be_of_the_name_and_not_of_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], state: SourceState
) -> None:
    certificate = certify(tmp_path, names=names)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.chain))

    async def tell(connection: ServerConnection) -> None:
        await connection.send('{"x": 1}')
        await connection.wait_closed()

    async with serve(tell, "127.0.0.1", 0, ssl=certificate.context()) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        url = f"wss://localhost:{port}"
        async with reading(json_at(url), f"localhost:{port}") as (received, source):
            await until(lambda: source.state is not SourceState.CONNECTING)
            assert source.state is state
        assert len(received.points) == len(names)
