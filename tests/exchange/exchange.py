"""All venues at once, on one clock."""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from .binance.venue import Binance, spot, usdm
from .clock import Clock
from .control import add_control
from .kiwoom.venue import Kiwoom
from .upbit.venue import Upbit

if TYPE_CHECKING:
    from .venue import Venue


class Exchange:
    """The simulated exchanges; each has its own port, as each has its own host in the world."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.spot: Binance = spot(self.clock)
        self.usdm: Binance = usdm(self.clock)
        self.upbit = Upbit(self.clock)
        self.kiwoom = Kiwoom(self.clock)
        self.venues: tuple[Venue, ...] = (self.spot, self.usdm, self.upbit, self.kiwoom)
        for venue in self.venues:
            add_control(venue, self)

    def advance(self, milliseconds: int) -> None:
        """Move the clock; candles that end on the way are closed and told, in order."""
        until = self.clock.now + milliseconds
        while (moment := self._next_moment()) <= until:
            self.clock.now = int(moment)
            for venue in self.venues:
                venue.on_moment()
        self.clock.now = until

    def _next_moment(self) -> float:
        moments = (venue.next_moment() for venue in self.venues)
        return min((moment for moment in moments if moment is not None), default=math.inf)

    def trade(self) -> None:
        """Make one trade of every symbol everywhere."""
        for venue in self.venues:
            for name in venue.market.instruments:
                venue.trade(name)

    async def run(self, speed: float = 1.0, every: float = 0.25) -> None:
        """Trade and let time pass, until cancelled; `speed` is market time by real time."""
        while True:
            await asyncio.sleep(every)
            self.advance(round(1000 * every * speed))
            self.trade()
            for venue in self.venues:
                venue.elapse(every)


@asynccontextmanager
async def running(port: int = 0) -> AsyncIterator[Exchange]:
    """Listen until the end of the block, at this port and those behind it, or at free ones."""
    exchange = Exchange()
    async with AsyncExitStack() as stack:
        for number, venue in enumerate(exchange.venues):
            await venue.start(port + number if port else 0)
            stack.push_async_callback(venue.stop)
        yield exchange
