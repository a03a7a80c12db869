"""Redis goes away, hangs or loses things: chat goes on everywhere."""

import asyncio
from collections.abc import Callable

import pytest

from fixtures.stage import until
from rig.stage import Services, Stage

MEMBERS = 10
RATE = 40.0
AWAY_SECONDS = 3.0


def stop(services: Services) -> Callable[[], None]:
    """Nobody listens; what ends that."""
    services.redis.stop()
    return services.redis.start


def pause(services: Services) -> Callable[[], None]:
    """Nobody answers; what ends that."""
    services.redis.pause()
    return services.redis.resume


@pytest.mark.parametrize("away", [stop, pytest.param(pause, marks=pytest.mark.long)])
async def test_chat_goes_on_without_redis(
    stage: Stage, away: Callable[[Services], Callable[[], None]]
) -> None:
    members = await stage.crowd(MEMBERS)
    back = away(stage.services)
    try:
        await stage.talk(members, RATE, AWAY_SECONDS)
        await stage.settle()
    finally:
        await asyncio.to_thread(back)
    await stage.talk(members, RATE, seconds=1)
    await stage.ready()


@pytest.mark.long
async def test_a_worker_that_hears_nothing_of_redis_hears_the_log(stage: Stage) -> None:
    members = await stage.crowd(MEMBERS)
    stage.buses[0].downstream.timeout = True
    await stage.talk(members, RATE, AWAY_SECONDS)
    await stage.settle()
    stage.buses[0].downstream.timeout = False
    for link in stage.buses[0].each():
        link.reset_peer()
    await stage.talk(members, RATE, seconds=1)
    await until(lambda: bool(stage.buses[0].links))
    await stage.ready()
