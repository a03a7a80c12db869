import asyncio
from typing import Any

import pytest

from engagenow_client import (
    ConfigError,
    LiveClient,
    LiveClientPool,
    LivePoolConfig,
    NotConnectedError,
    RefusedError,
    State,
)
from server import Server
from test_live import SOON, config, proxied, received  # noqa: F401 - a fixture
from wire import Wire


async def open_connections(pool: LiveClientPool, count: int) -> None:
    async with asyncio.timeout(30):
        while len([one for one in pool.latencies().values() if one]) < count:
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("fields", [{"size": 1}, {"size": 8}, {"size": 9, "rotate_every": None}])
def test_more_sockets_than_the_server_allows_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="size"):
        LivePoolConfig(**fields)


async def test_who_is_refused_for_good_learns_why(server: Server) -> None:
    session = server.session()
    async with LiveClient(config(server, session, "Ada")) as ada:
        await ada.connected(30)
        async with LiveClientPool(config(server, session, "Ada")) as pool:
            with pytest.raises(RefusedError, match="nickname_taken"):
                await received(pool, 1)
            with pytest.raises(NotConnectedError):
                await pool.send("nobody hears this")
            assert pool.state is State.DISCONNECTED


async def test_who_waits_for_it_is_told_of_no_stop_if_it_is_lost_again_at_once(
    server: Server,
) -> None:
    async with LiveClientPool(config(server, server.session(), "Ada")) as pool:
        waiting = asyncio.create_task(pool.connected(30))
        await asyncio.sleep(0)  # it waits
        await asyncio.sleep(0)
        pool._states.become(State.CONNECTED)
        pool._states.become(State.RECONNECTING)
        await waiting
    with pytest.raises(NotConnectedError, match="stopped"):
        await pool.connected(30)


async def test_several_sockets_are_one_participant(server: Server) -> None:
    session = server.session()
    given = config(server, session, "Ada", ping_every=0.02)
    async with LiveClientPool(given, LivePoolConfig(size=3)) as pool:
        await open_connections(pool, 3)
        await pool.send("once")
        (event,) = await received(pool, 1)
        people = server.ask("GET", f"/sessions/{session['id']}/participants")
    assert event.data.message == "once"
    assert people["total"] == 1


async def test_it_works_while_one_is_alive_and_nothing_is_lost_or_twice(
    server: Server,
    proxied: Wire,  # noqa: F811
) -> None:
    session = server.session()
    count = 120
    given = config(server, session, "Ada", url=proxied.url, ping_every=0.05)
    listener = LiveClient(config(server, session, "Grace"))
    async with LiveClientPool(given, LivePoolConfig(size=3)) as pool, listener:
        await open_connections(pool, 3)
        await listener.connected(30)
        sending = [asyncio.create_task(pool.send(f"{number}")) for number in range(count)]
        for number in range(10, count, 20):
            await asyncio.wait_for(sending[number], 30)
            proxied.cut_one()
        await asyncio.wait_for(asyncio.gather(*sending), 60)
        events = await received(listener, count)
        own = await received(pool, count)
        stats = pool.stats()
    expected = [f"{number}" for number in range(count)]
    assert [event.data.message for event in events] == expected
    assert [event.data.message for event in own] == expected
    assert stats.duplicates > 0
    assert sum(stats.wins.values()) >= count
    assert (pool.state, stats.pending) == (State.DISCONNECTED, 0)


async def test_the_slowest_is_replaced_on_a_clock(server: Server) -> None:
    session = server.session()
    given = config(server, session, "Ada", ping_every=0.02, retry=SOON)
    async with LiveClientPool(given, LivePoolConfig(size=2, rotate_every=0.2)) as pool:
        await open_connections(pool, 2)
        before = set(pool.latencies())
        async with asyncio.timeout(30):
            while before <= set(pool.latencies()):
                await asyncio.sleep(0.02)
        await pool.send("still here")
        assert len(await received(pool, 1)) == 1
