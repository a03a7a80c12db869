"""A link that carries nothing any more and says nothing of it: a phone in a lift."""

import asyncio
from time import monotonic

import pytest

from fixtures.pace import scaled
from rig.fault_rig import FaultRig
from rig.member import Member
from rig.proxy import Link
from rig.report import Figures

MEMBERS = 10
RATE = 20.0
NOTICED_SECONDS = 20.0


@pytest.mark.long
async def test_a_half_open_link_is_noticed_on_both_sides(rig: FaultRig, figures: Figures) -> None:
    lost = await rig.crowd(MEMBERS, proxies=rig.proxies)
    others = await rig.crowd(MEMBERS)
    talking = asyncio.create_task(rig.chat([*lost, *others], RATE, seconds=30))
    began = monotonic()
    links = [link for proxy in rig.proxies for link in proxy.each()]
    for link in links:
        link.black_hole()
    async with asyncio.timeout(scaled(2 * NOTICED_SECONDS)):
        by_server, by_member = await asyncio.gather(
            asyncio.gather(*[server_noticed(link, began) for link in links]),
            asyncio.gather(*[member_noticed(member, began) for member in lost]),
        )
    await talking
    await rig.settle()
    figures.add("the server noticed after, s, at worst", max(by_server), NOTICED_SECONDS)
    figures.add("the member noticed after, s, at worst", max(by_member), NOTICED_SECONDS)


async def server_noticed(link: Link, began: float) -> float:
    """Seconds until the server ended its side."""
    await link.server_ended.wait()
    return monotonic() - began


async def member_noticed(member: Member, began: float) -> float:
    """Seconds until the member gave the connection up."""
    assert member.wire is not None
    await member.wire.ended.wait()
    return monotonic() - began
