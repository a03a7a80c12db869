"""Replacing the slowest connection of a pool on a clock, make before break."""

import asyncio
from collections.abc import Sequence
from typing import Protocol, TypeVar

from engagenow_client.latency import LatencyTracker

_STOP_WITHIN = 5.0


class Member(Protocol):
    """A connection of a pool."""

    latency: LatencyTracker

    async def useful(self) -> None:
        """Return as soon as it does what it is there for."""


One = TypeVar("One", bound=Member)


class Members(Protocol[One]):
    """The connections of a pool."""

    @property
    def connected(self) -> Sequence[One]:
        """Those that are open, the oldest first."""

    def add(self) -> One:
        """Open one more."""

    async def remove(self, one: One, within: float) -> None:
        """Close one."""


async def rotate(members: Members[One], every: float | None, within: float) -> None:
    """Replace the slowest one every so many seconds, until cancelled; None does nothing.

    The new one has to be useful `within` seconds, or the old one stays.
    """
    while every is not None:
        await asyncio.sleep(every)
        slowest = _slowest(members)
        if slowest is not None:
            await _replace(members, slowest, within)


def _slowest(members: Members[One]) -> One | None:
    """The one with the longest round trip; None if it is the only one, or none was measured."""
    measured = [
        (figures.p50, number, one)
        for number, one in enumerate(members.connected)
        if (figures := one.latency.figures()) is not None
    ]
    return max(measured)[2] if len(measured) > 1 else None


async def _replace(members: Members[One], slowest: One, within: float) -> None:
    new = members.add()
    try:
        async with asyncio.timeout(within):
            await new.useful()
    except TimeoutError:
        await members.remove(new, _STOP_WITHIN)
    else:
        await members.remove(slowest, _STOP_WITHIN)


def fastest(members: Members[One]) -> One | None:
    """Return the open one with the shortest round trip, None if none is open."""
    return min(members.connected, key=_round_trip, default=None)


def _round_trip(one: Member) -> float:
    figures = one.latency.figures()
    return figures.p50 if figures else float("inf")
