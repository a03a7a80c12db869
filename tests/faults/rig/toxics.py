"""What can go wrong on a connection, in toxiproxy's words."""

import asyncio
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic


@dataclass
class Toxics:
    """The faults of one direction; they may be changed while bytes flow.

    Attributes:
        latency: seconds that every byte takes longer.
        jitter: seconds by which that varies, either way; order is kept.
        bandwidth: bytes a second; 0 for no limit.
        slicer: how many bytes go on at a time; 0 for as they come.
        timeout: nothing goes on and nothing is closed: a black hole, for as long as this is set.
        slow_close: seconds by which an end is told later.
        limit_data: after so many bytes the connection is closed; 0 for never.
        strain: makes of what came what goes on, or nothing.
    """

    latency: float = 0.0
    jitter: float = 0.0
    bandwidth: int = 0
    slicer: int = 0
    timeout: bool = False
    slow_close: float = 0.0
    limit_data: int = 0
    strain: Callable[[bytes], bytes] | None = None

    def slices(self, data: bytes) -> Iterator[bytes]:
        """The pieces in which `data` goes on."""
        size = self.slicer or len(data)
        return (data[at : at + size] for at in range(0, len(data), size))

    def due(self) -> float:
        """When what comes now goes on."""
        return monotonic() + max(0.0, self.latency + random.uniform(-1, 1) * self.jitter)

    async def carry(self, size: int) -> None:
        """Take as long as so many bytes take."""
        if self.bandwidth:
            await asyncio.sleep(size / self.bandwidth)
