"""Redis goes away, hangs or loses things: chat goes on everywhere."""

import asyncio
from collections.abc import Callable
from time import monotonic

import pytest
import redis

from rig.fault_rig import FaultRig
from rig.length import long
from rig.member import Member
from rig.report import Figures
from rig.resp import Loss
from rig.services import Services
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


async def test_chat_goes_on_without_redis(rig: FaultRig) -> None:
    members = await rig.crowd(MEMBERS)
    back = stop(rig.services)
    try:
        await rig.chat(members, RATE, SHORT_SECONDS)
        await rig.settle()
    finally:
        await asyncio.to_thread(back)
    await rig.chat(members, RATE, seconds=1)
    await rig.ready()


async def apart(rig: FaultRig) -> list[Member]:
    """Speakers on one worker, the others on the other: nothing but the bus tells those at once."""
    await rig.crowd(MEMBERS // 2, worker=rig.workers[1])
    return await rig.crowd(MEMBERS // 2, worker=rig.workers[0])


@pytest.mark.long
@pytest.mark.parametrize(("away", "seconds"), [(stop, 60), (pause, 20)])
async def test_redis_is_away_for_long(
    rig: FaultRig, figures: Figures, away: Away, seconds: float
) -> None:
    speakers = await apart(rig)
    began, back = monotonic(), away(rig.services)
    try:
        await rig.chat(speakers, RATE, long(seconds))
    finally:
        ended = monotonic()
        await asyncio.to_thread(back)
    await rig.chat(speakers, RATE, AFTER_SECONDS)
    await rig.settle()
    meanwhile = Times(rig.history, began, ended)
    figures.add("ack meanwhile, ms, p99", p(99, meanwhile.acks()) * 1000, 200)
    figures.add("worker to worker meanwhile, s, p99", p(99, meanwhile.crossings()), 1.5)
    figures.add("normal after, s", Times(rig.history, ended).slow_until(), 2)
    await rig.ready()


@pytest.mark.long
@pytest.mark.proxied
async def test_a_worker_receives_nothing_of_redis(rig: FaultRig, figures: Figures) -> None:
    speakers = await apart(rig)
    began = monotonic()
    for link in rig.buses[1].each():  # what it has; new connections are fine
        link.downstream = Toxics(timeout=True)
    await rig.chat(speakers, RATE, long(20))
    await rig.settle()
    deaf = Times(rig.history, began)
    figures.add("worker to worker, s, p99", p(99, deaf.crossings()), 1.5)
    figures.add("hears again without a restart, s", deaf.slow_until(), DEAF_SECONDS)
    await rig.ready()


@pytest.mark.long
async def test_redis_drops_its_listeners(rig: FaultRig, figures: Figures) -> None:
    talking = asyncio.create_task(rig.chat(await apart(rig), RATE, long(15)))
    with redis.Redis.from_url(rig.services.redis.url) as client:
        while not talking.done():
            await asyncio.to_thread(client.execute_command, "CLIENT", "KILL", "TYPE", "pubsub")
            await asyncio.wait([talking], timeout=3)
    await rig.settle()
    figures.add("worker to worker, s, p99", p(99, Times(rig.history).crossings()), 1.5)


@pytest.mark.long
@pytest.mark.proxied
async def test_one_publication_in_a_hundred_is_lost(rig: FaultRig, figures: Figures) -> None:
    speakers = await apart(rig)
    losses = [Loss(0.01) for _ in rig.buses[1].each()]
    for link, loss in zip(rig.buses[1].each(), losses, strict=True):
        link.downstream = Toxics(strain=loss)
    await rig.chat(speakers, RATE, long(45))
    last = monotonic()
    await rig.settle()
    figures.add("lost publications", sum(loss.lost for loss in losses))
    figures.add("worker to worker, s, p99", p(99, Times(rig.history).crossings()), 1)
    figures.add("everything is heard after the last, s", monotonic() - last, 3)
