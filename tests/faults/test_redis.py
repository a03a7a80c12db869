"""Redis goes away, hangs or loses things: chat goes on everywhere."""

import asyncio
from collections.abc import Callable
from time import monotonic

import pytest
import redis

from rig.length import long
from rig.member import Member
from rig.report import Figures
from rig.resp import Loss
from rig.services import Services
from rig.stage import Stage
from rig.timing import Times, p
from rig.toxics import Toxics

MEMBERS = 10
RATE = 40.0
SHORT_SECONDS = 3.0
AFTER_SECONDS = 5.0
DEAF_SECONDS = 5.0

Away = Callable[[Services], Callable[[], None]]


def stop(services: Services) -> Callable[[], None]:
    """Nobody listens; what ends that."""
    services.redis.stop()
    return services.redis.start


def pause(services: Services) -> Callable[[], None]:
    """Nobody answers; what ends that."""
    services.redis.pause()
    return services.redis.resume


async def test_chat_goes_on_without_redis(stage: Stage) -> None:
    members = await stage.crowd(MEMBERS)
    back = stop(stage.services)
    try:
        await stage.talk(members, RATE, SHORT_SECONDS)
        await stage.settle()
    finally:
        await asyncio.to_thread(back)
    await stage.talk(members, RATE, seconds=1)
    await stage.ready()


async def apart(stage: Stage) -> list[Member]:
    """Speakers on one worker, the others on the other: nothing but the bus tells those at once."""
    await stage.crowd(MEMBERS // 2, worker=stage.workers[1])
    return await stage.crowd(MEMBERS // 2, worker=stage.workers[0])


@pytest.mark.long
@pytest.mark.parametrize(("away", "seconds"), [(stop, 60), (pause, 20)])
async def test_redis_is_away_for_long(
    stage: Stage, figures: Figures, away: Away, seconds: float
) -> None:
    speakers = await apart(stage)
    began, back = monotonic(), away(stage.services)
    try:
        await stage.talk(speakers, RATE, long(seconds))
    finally:
        ended = monotonic()
        await asyncio.to_thread(back)
    await stage.talk(speakers, RATE, AFTER_SECONDS)
    await stage.settle()
    meanwhile = Times(stage.history, began, ended)
    figures.add("ack meanwhile, ms, p99", p(99, meanwhile.acks()) * 1000, 200)
    figures.add("worker to worker meanwhile, s, p99", p(99, meanwhile.crossings()), 1.5)
    figures.add("normal after, s", Times(stage.history, ended).slow_until(), 2)
    await stage.ready()


@pytest.mark.long
async def test_a_worker_hears_nothing_of_redis(stage: Stage, figures: Figures) -> None:
    speakers = await apart(stage)
    began = monotonic()
    for link in stage.buses[1].each():  # what it has; new connections are fine
        link.downstream = Toxics(timeout=True)
    await stage.talk(speakers, RATE, long(20))
    await stage.settle()
    deaf = Times(stage.history, began)
    figures.add("worker to worker, s, p99", p(99, deaf.crossings()), 1.5)
    figures.add("hears again without a restart, s", deaf.slow_until(), DEAF_SECONDS)
    await stage.ready()


@pytest.mark.long
async def test_redis_drops_its_listeners(stage: Stage, figures: Figures) -> None:
    talking = asyncio.create_task(stage.talk(await apart(stage), RATE, long(15)))
    with redis.Redis.from_url(stage.services.redis.url) as client:
        while not talking.done():
            await asyncio.to_thread(client.execute_command, "CLIENT", "KILL", "TYPE", "pubsub")
            await asyncio.wait([talking], timeout=3)
    await stage.settle()
    figures.add("worker to worker, s, p99", p(99, Times(stage.history).crossings()), 1.5)


@pytest.mark.long
async def test_one_publication_in_a_hundred_is_lost(stage: Stage, figures: Figures) -> None:
    speakers = await apart(stage)
    losses = [Loss(0.01) for _ in stage.buses[1].each()]
    for link, loss in zip(stage.buses[1].each(), losses, strict=True):
        link.downstream = Toxics(strain=loss)
    await stage.talk(speakers, RATE, long(45))
    last = monotonic()
    await stage.settle()
    figures.add("lost publications", sum(loss.lost for loss in losses))
    figures.add("worker to worker, s, p99", p(99, Times(stage.history).crossings()), 1)
    figures.add("everything is heard after the last, s", monotonic() - last, 3)
