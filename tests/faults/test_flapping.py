"""Phones on a bad network, which say everything several times to be sure."""

import asyncio
import random
from time import monotonic

import pytest

from rig.fault_rig import FaultRig
from rig.length import long
from rig.proxy import Link, Proxy
from rig.report import Figures
from rig.timing import p
from rig.toxics import Toxics
from rig.waiting import until

MEMBERS = 10
RATE = 40.0
SECONDS = 6.0
EVERY_SECONDS = 0.08
LOST_EVERY_SECONDS = 4.0
CATCH_UP_SECONDS = 0.5
BAD = {
    "slow": Toxics(latency=0.1, jitter=0.1),
    "narrow": Toxics(bandwidth=20_000, slicer=100),
    "in crumbs": Toxics(slicer=3),
    "soon over": Toxics(limit_data=2_000),
    "fine": Toxics(),
}


def disturb(link: Link) -> None:
    """Let something happen to one phone."""
    happening = random.choice(["reset", "close", *BAD])
    if happening == "reset":
        link.reset_peer()
    elif happening == "close":
        link.close()
    else:
        link.downstream = BAD[happening]
        link.upstream = random.choice(list(BAD.values()))


async def flap(proxies: list[Proxy], seconds: float) -> None:
    """Disturb one after the other; in the end every network is fine again."""
    end = monotonic() + seconds
    while monotonic() < end:
        links = [link for proxy in proxies for link in proxy.each()]
        if links:
            disturb(random.choice(links))
        await asyncio.sleep(EVERY_SECONDS)
    for link in [link for proxy in proxies for link in proxy.each()]:
        link.reset_peer()


async def test_flapping_phones_that_send_everything_thrice(rig: FaultRig) -> None:
    members = await rig.crowd(MEMBERS, proxies=rig.proxies)
    for member in members:
        member.outbox.copies = 3
    await asyncio.gather(rig.chat(members, RATE, SECONDS), flap(rig.proxies, SECONDS))
    await rig.settle()
    assert sum(len(member.welcomes) for member in members) > MEMBERS


@pytest.mark.long
async def test_phones_flap_for_long(rig: FaultRig, figures: Figures) -> None:
    members = await rig.crowd(MEMBERS, proxies=rig.proxies)
    seconds = long(60)
    async with asyncio.timeout(seconds + 60):
        await asyncio.gather(
            rig.chat(members, RATE, seconds),
            flap(rig.proxies, seconds),
            lose_links(rig.proxies, seconds),
        )
    began = monotonic()
    await rig.settle()
    comings = [took for member in members for took in member.comings[1:]]
    figures.add("everybody has caught up after, s", monotonic() - began)
    figures.add("one has caught up after coming back, s, p95", p(95, comings), CATCH_UP_SECONDS)


async def lose_links(proxies: list[Proxy], seconds: float) -> None:
    """Let a phone's link hang now and then, without an end."""
    end = monotonic() + seconds
    while monotonic() < end:
        links = [link for proxy in proxies for link in proxy.each()]
        if links:
            random.choice(links).black_hole()
        await asyncio.sleep(LOST_EVERY_SECONDS)


async def test_one_client_id_is_one_message_whoever_is_asked_and_when(rig: FaultRig) -> None:
    (member,) = await rig.crowd(1, worker=rig.workers[0])
    (twin,) = await rig.crowd(1, worker=rig.workers[1], participant=member.participant)
    member.outbox.copies = twin.outbox.copies = 20
    first = member.send_message("once")
    twin.outbox.add(first)
    await until(lambda: len(first.acks) == 40)
    await rig.workers[0].kill()
    await rig.workers[0].start()
    member.outbox.add(first)
    await until(lambda: len(first.acks) == 60)
    assert len(set(first.acks)) == 1
