"""The faults of the engine as shipped that clients reach by polling, and that ours has not."""

import asyncio
from typing import Any

import pytest

from fixtures.guarded import BRISK, Guarded, Shipped
from fixtures.pace import scaled
from fixtures.poller import polling
from fixtures.raw import Raw, opened
from fixtures.socketio_app import running
from fixtures.waiting import until

FORGED = '42["connect",{"REMOTE_ADDR":"forged"},{}]'
ATTACHMENTS = '4599999-["x",{"_placeholder":true,"num":0}]'


async def test_a_client_calls_our_handlers_as_shipped(shipped: Shipped) -> None:
    async with polling(shipped.app) as poller:
        await poller.post(f'{FORGED}\x1e42["disconnect","x"]')
        await until(lambda: len(shipped.told) == 3)
        assert shipped.told[1:] == [("connect", {"REMOTE_ADDR": "forged"}), "disconnect"]
        assert len(shipped.app.transports) == 1, "and is still there"


async def test_reserved_names_are_words_like_any_other_on_ours(ours: Guarded) -> None:
    async with polling(ours.app) as poller:
        await poller.post(f'{FORGED}\x1e42["disconnect","x"]')
    assert ours.told[1:] == [["connect", {"REMOTE_ADDR": "forged"}, {}], ["disconnect", "x"]]


@pytest.mark.parametrize("body", ["x", "4x", '42["a"'])
async def test_a_bad_packet_is_a_traceback_and_no_end_as_shipped(
    shipped: Shipped, caplog: pytest.LogCaptureFixture, body: str
) -> None:
    async with polling(shipped.app) as poller:
        for _ in range(3):
            assert await poller.post(body) == 200
        assert caplog.text.count("Traceback") >= 3
        assert "disconnect" not in shipped.told


@pytest.mark.parametrize("body", ["4x", '42["a"', "42" + "[" * 20_000])
async def test_a_bad_packet_ends_its_client_in_one_line_on_ours(
    ours: Guarded, caplog: pytest.LogCaptureFixture, body: str
) -> None:
    async with polling(ours.app) as poller:
        assert [await poller.post(body) for _ in range(3)] == [200, 400, 400]
    assert ours.told[1:] == ["disconnect"]
    assert "Traceback" not in caplog.text
    assert not ours.app.transports


async def test_attachments_are_held_without_bound_as_shipped(shipped: Shipped) -> None:
    async with polling(shipped.app) as poller:
        assert await poller.post(ATTACHMENTS) == 200
        for _ in range(5):
            assert await poller.post("b" + "QUJD" * 10_000) == 200
        (held,) = shipped.app.sio._binary_packet.values()
        assert sum(map(len, held.attachments)) == 5 * 30_000


async def test_an_announced_attachment_ends_its_client_on_ours(ours: Guarded) -> None:
    async with polling(ours.app) as poller:
        assert await poller.post(ATTACHMENTS) == 200
        assert await poller.post("b" + "QUJD" * 10_000) == 400
    assert ours.told[1:] == ["disconnect"]
    assert not ours.app.sio._binary_packet


@pytest.mark.parametrize("said", ["", "2probe"], ids=["nothing", "a probe alone"])
async def test_an_upgrade_that_does_not_go_on_outlives_its_session_as_shipped(said: str) -> None:
    brisk = Shipped(**BRISK)
    async with running(brisk.app), polling(brisk.app) as poller:
        async with opened(brisk.app.port, sid=poller.sid) as raw:
            await begin(raw, said)
            transport = brisk.app.only_transport()
            await until(lambda: "disconnect" in brisk.told)
            await until(lambda: transport.closed)
            assert len(upgrades()) == 1, "its task waits on"
        await until(lambda: not upgrades())


@pytest.mark.parametrize("said", ["", "2probe"], ids=["nothing", "a probe alone"])
async def test_an_upgrade_that_does_not_go_on_ends_in_time_on_ours(
    ours: Guarded, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr("app.realtime.engineio.adoption.PROBE_SECONDS", scaled(0.5))
    async with polling(ours.app) as poller:
        async with opened(ours.app.port, sid=poller.sid) as raw:
            await begin(raw, said)
            await raw.ended()
        assert await poller.post('42["say"]') == 200
    assert ours.told[1:] == [["say"]]


async def begin(raw: Raw, said: str) -> None:
    """Start to upgrade."""
    if said:
        raw.send_text(said)
        assert await raw.text() == "3probe"


def upgrades() -> list[Any]:
    """Tasks that wait for the rest of an upgrade."""
    tasks = [repr(one.get_coro()) for one in asyncio.all_tasks()]
    return [one for one in tasks if "WebSocketsSansIOProtocol" in one]


async def test_who_never_connects_is_served_for_ever_as_shipped() -> None:
    brisk = Shipped(**BRISK)
    async with running(brisk.app), polling(brisk.app, connect=False) as poller:
        for _ in range(4):
            assert await poller.get() == "2"
            await poller.post("3")
        assert len(brisk.app.transports) == 1
    assert not brisk.told, "and was never asked who it is"
