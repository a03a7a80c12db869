"""Order: every fact of a live session is delivered once, in the order of its log."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog

from app.core.fact import Fact
from app.core.metrics import METRICS
from app.realtime.rooms.members import Members

log = structlog.get_logger()

ReadLog = Callable[[str, int], Awaitable[list[Fact]]]

GAP_PATIENCE_SECONDS = 0.05
_RETRY_SECONDS = 1.0
_RECENT = 256


class Sequencer:
    """Takes facts in any order and delivers them by `seq`; reads missing ones from the log.

    Before `hold` sets the first position, it collects facts and delivers nothing.
    """

    def __init__(self, session_id: str, members: Members, read_log: ReadLog) -> None:
        self._session_id = session_id
        self._members = members
        self._read_log = read_log
        self._lock = asyncio.Lock()
        self._waiting: dict[int, Fact] = {}
        self._recent: deque[Fact] = deque(maxlen=_RECENT)
        self._head = 0  # how far the log is known to go
        self._next_is_here = asyncio.Event()
        self._drainer: asyncio.Task[None] | None = None
        self.position: int | None = None

    def offer(self, fact: Fact) -> None:
        """Take a fact from the bus; it may be early, late or repeated."""
        if self.position is not None and fact.seq <= self.position:
            return
        if self._is_idle and fact.seq == (self.position or 0) + 1:
            self._head = fact.seq
            self._advance(fact)
            return
        self._waiting[fact.seq] = fact
        if self.position is not None and fact.seq == self.position + 1:
            self._next_is_here.set()
        self.advance_head(fact.seq)

    def advance_head(self, head: int) -> None:
        """Learn the newest position in the log; read what the bus does not bring."""
        self._head = max(self._head, head)
        if self._drainer is None and self._is_behind():
            self._drainer = asyncio.create_task(self._drain())

    @asynccontextmanager
    async def hold(self, head: int) -> AsyncIterator[None]:
        """Deliver everything up to `head`, then pause while the caller's block runs."""
        async with self._lock:
            if self.position is None:
                self._start_at(head)
            self._deliver_waiting()
            while (self.position or 0) < head and await self._repair():
                pass
            yield
        self.advance_head(head)

    def recent_since(self, position: int) -> list[Fact] | None:
        """Return the facts delivered after `position`, None if some are not in memory."""
        facts = [fact for fact in self._recent if fact.seq > position]
        complete = self.position is not None and len(facts) == self.position - position
        return facts if complete else None

    async def since(self, position: int) -> list[Fact]:
        """Return the facts delivered after `position`. For a caller that holds the sequencer."""
        facts = self.recent_since(position)
        if facts is None and self.position is not None:
            facts = await self._read_until(position, self.position)
        return facts or []

    async def page_since(self, position: int) -> list[Fact]:
        """Return the next delivered facts after `position`; none if there are no more."""
        facts = self.recent_since(position)
        if facts is None:
            stored = await self._read_log(self._session_id, position)
            facts = [fact for fact in stored if fact.seq <= (self.position or 0)]
        return facts

    def close(self) -> None:
        """Stop delivering."""
        if self._drainer is not None:
            self._drainer.cancel()

    async def _read_until(self, position: int, end: int) -> list[Fact]:
        facts: list[Fact] = []
        while position < end and (page := await self._read_log(self._session_id, position)):
            facts += page
            position = page[-1].seq
        return [fact for fact in facts if fact.seq <= end]  # the log may have gone on meanwhile

    @property
    def _is_idle(self) -> bool:
        """Whether everything known is delivered, and nobody holds the order."""
        if self.position is None or self.position < self._head:
            return False
        return self._drainer is None and not self._lock.locked()

    def _is_behind(self) -> bool:
        return self.position is not None and self.position < self._head

    def _start_at(self, head: int) -> None:
        self.position = head
        self._waiting = {seq: fact for seq, fact in self._waiting.items() if seq > head}

    async def _drain(self) -> None:
        try:
            while self._is_behind():
                async with self._lock:
                    self._deliver_waiting()
                if self._is_behind():
                    await self._wait_or_repair()
        finally:
            self._drainer = None

    def _deliver_waiting(self) -> None:
        while self.position is not None and self.position + 1 in self._waiting:
            self._advance(self._waiting[self.position + 1])

    async def _wait_or_repair(self) -> None:
        """Wait a moment for the missing fact; if it does not arrive, read the log."""
        self._next_is_here.clear()
        try:
            async with asyncio.timeout(GAP_PATIENCE_SECONDS):
                await self._next_is_here.wait()
        except TimeoutError:
            METRICS.gaps["found"] += 1
            await self._try_repair()

    async def _try_repair(self) -> None:
        try:
            async with self._lock:
                self._deliver_waiting()
                if self._is_behind() and not await self._repair():
                    self._skip_gap()
        except Exception as error:
            log.warning(
                "gap_repair_failed", session=self._session_id, error=repr(error), exc_info=error
            )
            await asyncio.sleep(_RETRY_SECONDS)

    async def _repair(self) -> bool:
        """Deliver the next page of the log; return False if it has nothing new."""
        stored = await self._read_log(self._session_id, self.position or 0)
        METRICS.gaps["repaired"] += len(stored)
        for fact in stored:
            self._advance(fact)
        self._deliver_waiting()
        return bool(stored)

    def _skip_gap(self) -> None:
        """Deliver what arrived, in order: after a deletion there is no log to read."""
        METRICS.gaps["skipped"] += 1
        for seq in sorted(self._waiting):
            self._advance(self._waiting[seq])
        self._head = self.position or 0

    def _advance(self, fact: Fact) -> None:
        self._waiting.pop(fact.seq, None)
        self.position = fact.seq
        self._recent.append(fact)
        try:
            self._members.deliver(fact)
        except Exception as error:  # the others of this room wait for what follows
            log.error("delivery_failed", session=self._session_id, seq=fact.seq, exc_info=error)
