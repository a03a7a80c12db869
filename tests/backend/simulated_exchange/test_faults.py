"""Every fault does what its name says, to the connection that it is meant for."""

import asyncio
import json

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from exchange import FAULTS
from fixtures.waiting import PATIENCE, until

RAW = "/ws/btcusdt@trade"


def trades(exchange, count):
    return [exchange.spot.trade("BTCUSDT").number for _ in range(count)]


async def test_an_unknown_fault_is_refused(exchange):
    with pytest.raises(KeyError):
        exchange.spot.fault("bad_weather")
    assert "reset" in FAULTS


@pytest.mark.parametrize(
    ("name", "order"),
    [("duplicate", [0, 0, 1, 2]), ("gap", [1, 2]), ("reorder", [1, 0, 2])],
)
async def test_the_order_of_frames(exchange, client, name, order):
    one = await client(exchange.spot.ws + RAW)
    exchange.spot.fault(name, times=1)
    numbers = trades(exchange, 3)
    assert [(await one.frame())["t"] for _ in order] == [numbers[at] for at in order]


@pytest.mark.parametrize("name", ["malformed", "garbage"])
async def test_a_frame_that_is_no_json(exchange, client, name):
    one = await client(exchange.spot.ws + RAW)
    exchange.spot.fault(name, times=1)
    trades(exchange, 2)
    with pytest.raises(json.JSONDecodeError):
        await one.frame()
    assert (await one.frame())["e"] == "trade"


async def test_a_binary_frame_and_one_of_a_wrong_type(exchange, client):
    one = await client(exchange.spot.ws + RAW)
    exchange.spot.fault("binary", times=1)
    exchange.spot.fault("wrong_type", times=1)
    trades(exchange, 2)
    first = await one.raw()
    assert isinstance(first, bytes)
    assert json.loads(first)["s"] == 1
    assert isinstance(await one.raw(), str)


async def test_silence_after_the_acknowledgement(exchange, client):
    one = await client(exchange.spot.ws + "/ws")
    exchange.spot.fault("silence")
    assert (await one.ask("SUBSCRIBE", ["btcusdt@trade"]))["result"] is None
    trades(exchange, 3)
    exchange.spot.faults.off()
    numbers = trades(exchange, 1)
    assert (await one.frame())["t"] == numbers[0]


async def test_a_half_open_connection_says_nothing_and_does_not_end(exchange, client):
    one = await client(exchange.spot.ws + RAW)
    exchange.spot.fault("half_open", only=0)
    trades(exchange, 1)
    pong = await one.ws.ping()
    await until(lambda: exchange.spot.peers[0].seen.pings)
    assert not pong.done()
    assert exchange.spot.connected
    exchange.spot.faults.off()
    numbers = trades(exchange, 1)
    assert (await one.frame())["t"] == numbers[0]


async def test_a_fault_of_one_connection(exchange, client):
    one, other = [await client(exchange.spot.ws + RAW) for _ in range(2)]
    exchange.spot.fault("gap", only=1)
    numbers = trades(exchange, 2)
    assert [(await one.frame())["t"] for _ in range(2)] == numbers
    exchange.spot.fault("close_1001", only=1)
    assert await other.ends() == 1001
    assert exchange.spot.connected == exchange.spot.peers[:1]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("close_1000", 1000), ("close_1001", 1001), ("close_1008", 1008),
        ("reset", None), ("end", None), ("invalid_frame", None),
    ],
)  # fmt: skip
async def test_the_end_of_a_connection(exchange, client, name, code):
    one = await client(exchange.spot.ws + RAW)
    exchange.spot.fault(name)
    assert await one.ends() == code
    await until(lambda: not exchange.spot.connected)


async def test_a_reset_is_one(exchange, client):
    one = await client(exchange.spot.ws + RAW)
    exchange.spot.fault("reset")
    with pytest.raises(ConnectionClosed) as closed:
        await one.raw()
    assert isinstance(closed.value.__cause__, ConnectionResetError)


async def test_a_close_frame_without_an_answer(exchange, client):
    one = await client(exchange.spot.ws + RAW)
    exchange.spot.fault("no_close_answer")
    await one.ws.close(1000)
    assert one.ws.protocol.close_rcvd is None
    assert exchange.spot.peers[0].seen.closed_with == 1000


@pytest.mark.parametrize(
    ("path", "name", "notice"),
    [
        ("/ws", "shutdown_notice", {"e": "serverShutdown"}),
        ("/ws", "shutdown_notice_event", {"event": {"e": "serverShutdown"}}),
        ("/stream", "shutdown_notice", {"stream": "!serverShutdown"}),
    ],
)
async def test_the_notice_before_the_end(exchange, client, path, name, notice):
    one = await client(exchange.spot.ws + path)
    exchange.spot.fault(name)
    frame = await one.frame()
    inner = frame.get("event") or frame.get("data") or frame
    assert inner.pop("E") == exchange.clock.now
    assert notice.items() <= frame.items()


async def test_a_candle_whose_end_is_not_told(exchange, client):
    one = await client(exchange.spot.ws + "/ws/btcusdt@kline_1m")
    exchange.spot.fault("not_final", times=1)
    trades(exchange, 1)
    exchange.advance(60_000)
    trades(exchange, 1)
    first, second = await one.frame(), await one.frame()
    assert not first["k"]["x"]
    assert second["k"]["t"] == first["k"]["T"] + 1


async def test_rest_is_a_candle_behind(exchange, http):
    asked = {"symbol": "BTCUSDT", "interval": "1m", "limit": 3}
    exchange.spot.fault("rest_behind", times=1)
    late, true = [
        (await http.get(exchange.spot.http + "/api/v3/klines", params=asked)).json()
        for _ in range(2)
    ]
    assert late[1:] == true[:2]


async def test_errors_of_rest(exchange, http):
    url = exchange.spot.http + "/api/v3/time"
    exchange.spot.fault("error", times=1, status=418, retry_after=7, code=-1003)
    answer = await http.get(url)
    assert (answer.status_code, answer.headers["retry-after"]) == (418, "7")
    exchange.spot.fault("intermittent")
    assert {(await http.get(url)).status_code for _ in range(4)} == {200, 503}


async def test_rest_does_not_answer(exchange, http):
    exchange.spot.fault("timeout")
    with pytest.raises(httpx.ReadTimeout):
        await http.get(exchange.spot.http + "/api/v3/time", timeout=0.05)


async def test_a_refused_handshake(exchange, client):
    exchange.spot.fault("refuse", times=1, status=429)
    with pytest.raises(InvalidStatus, match="429"):
        await client(exchange.spot.ws + RAW)
    assert await client(exchange.spot.ws + RAW)


async def test_slow_frames_keep_their_order(exchange, client):
    one = await client(exchange.spot.ws + RAW)
    exchange.spot.fault("slow", seconds=0.01)
    numbers = trades(exchange, 3)
    assert [(await one.frame())["t"] for _ in numbers] == numbers


async def test_too_many_messages_close_the_connection(exchange, client):
    one = await client(exchange.spot.ws + "/ws")
    for number in range(6):
        await one.ws.send(json.dumps({"method": "LIST_SUBSCRIPTIONS", "id": number}))
    assert await one.ends() == 1008


async def test_two_pongs_are_accepted_and_silence_is_not(exchange, client):
    alive = await client(exchange.spot.ws + RAW)
    exchange.spot.elapse(20)
    peer = exchange.spot.peers[0]
    await until(lambda: peer.seen.pongs)
    assert peer.seen.pongs == [str(exchange.clock.now).encode()]
    await alive.ws.pong(b"")
    await until(lambda: len(peer.seen.pongs) == 2)
    exchange.spot.elapse(61)
    await until(lambda: len(peer.seen.pongs) == 3)
    assert peer in exchange.spot.connected


@pytest.mark.parametrize(("name", "counts"), [("spot", False), ("usdm", True)])
async def test_a_pong_that_nobody_asked_for(exchange, client, name, counts):
    venue = getattr(exchange, name)
    reader, writer = await asyncio.open_connection("127.0.0.1", venue.port)
    writer.write(
        b"GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1Ng==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    async with asyncio.timeout(PATIENCE):
        await reader.readuntil(b"\r\n\r\n")
        await until(lambda: venue.peers)
        venue.elapse(180)
        assert (await reader.read(1)) == b"\x89"
        writer.write(b"\x8a\x80\x00\x00\x00\x00")
        await until(lambda: venue.peers[0].seen.pongs)
        venue.elapse(601)
        assert bool(venue.connected) == counts
    writer.close()
    await writer.wait_closed()


async def test_a_day_is_the_longest_life(exchange, client):
    one = await client(exchange.spot.ws + RAW)
    exchange.spot.elapse(24 * 3600)
    assert await one.ends() == 1001
