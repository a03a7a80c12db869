"""Real clients of several years, all in one room: they talk, and come back after a restart."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from rig.room import OwnServer, RealClient, Room

_CLIENTS = Path(__file__).with_name("clients")
_OLD_PYTHON = Path(__file__).parents[2] / ".venv-protocol" / "bin" / "python"
_TRANSPORTS = ("polling", "websocket", "polling,websocket")
_COMMANDS = {
    **{
        f"socket.io-client {version}": ["node", str(_CLIENTS / "client.js"), f"client-{version}"]
        for version in ("4.8", "4.0", "3.1", "3.0")
    },
    "python-socketio of today": [sys.executable, str(_CLIENTS / "client.py")],
    "python-socketio 5.0": [str(_OLD_PYTHON), str(_CLIENTS / "client.py")],
}
CASES = [(client, transports) for client in _COMMANDS for transports in _TRANSPORTS]
IDS = [f"{client} on {transports}" for client, transports in CASES]
AWAY = [f"while you were away {number}" for number in range(3)]

Told = dict[str, Any]


async def _entered(stack: AsyncExitStack, room: Room) -> list[RealClient]:
    return [
        await stack.enter_async_context(
            RealClient.entering(room, _COMMANDS[client], f"guest {number}", transports)
        )
        for number, (client, transports) in enumerate(CASES)
    ]


async def _all_expect(clients: list[RealClient], word: str) -> list[BaseException | None]:
    """Wait until each has said it, or went wrong."""
    said = [client.expect_word(word) for client in clients]
    return await asyncio.gather(*said, return_exceptions=True)


async def _told(stack: AsyncExitStack, server: OwnServer) -> list[Told | BaseException]:
    """What each client tells of an afternoon with a restart, or what went wrong with it."""
    async with server.running():
        room = await server.open_room()
        clients = await _entered(stack, room)
        wrong = await _all_expect(clients, "there")
    async with server.running():
        await room.send_messages(*AWAY)
        again = await _all_expect(clients, "back")
        await room.send_messages("the end")
        reports = await asyncio.gather(*[one.report() for one in clients], return_exceptions=True)
    return [
        first or second or told for first, second, told in zip(wrong, again, reports, strict=True)
    ]


@pytest.fixture(scope="module")
async def afternoon(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[dict[str, Any]]:
    """What each client tells, or what went wrong with it."""
    async with AsyncExitStack() as stack:
        told = await _told(stack, OwnServer(tmp_path_factory.mktemp("clients")))
        yield dict(zip(IDS, told, strict=True))


@pytest.mark.parametrize("name", IDS)
async def test_a_client_talks_and_misses_nothing(name: str, afternoon: dict[str, Any]) -> None:
    told = afternoon[name]
    if isinstance(told, BaseException):
        raise told
    number = IDS.index(name)
    received = told["received"]
    assert told["refused"] == []
    assert told["joined"] == 2
    assert told["transport"] == name.rpartition(" on ")[2].split(",")[-1]
    own = received.index(f"guest {number} 1")
    assert len(set(received)) == len(received)
    assert [message for message in received if message in AWAY] == AWAY
    assert received[-1] == "the end"
    others = [f"guest {other} 2" for other in range(len(CASES))]
    assert set(others) <= set(received)
    assert own < received.index(AWAY[0])


async def test_all_receive_the_same_in_the_same_order(afternoon: dict[str, Any]) -> None:
    talks = [told["received"] for told in afternoon.values() if isinstance(told, dict)]
    longest = max(talks, key=len)
    assert len(talks) == len(CASES)
    assert all(received == longest[-len(received) :] for received in talks)
