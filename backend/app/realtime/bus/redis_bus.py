"""The bus between workers: Redis pub/sub, at most once, beside the direct call."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import orjson
import structlog

from app.core.bus import Bus, BusState, Listener, Repair
from app.core.fact import Fact, private_fact
from app.realtime.bus.heartbeat import Heartbeat
from app.realtime.bus.outage import Outage
from app.realtime.bus.redis_connection import RedisConnections
from app.realtime.bus.redis_listener import RedisListener
from app.realtime.bus.redis_sender import RedisSender
from app.realtime.bus.redis_writes import RedisWrites
from app.realtime.bus.repairs import Repairs

log = structlog.get_logger()

# A worker of a version without audiences passes a private item by, and finds the fact in the log.
_FACT, _PRIVATE, _SIGNAL = "fact", "private", "signal"
_REPAIR_SECONDS = 0.25


class RedisBus(Bus):
    """Delivers to this worker's members at once, and to other workers through Redis.

    Every live session has a channel, to which a worker subscribes while it has a room for it. An
    item is a JSON list that begins with the sending worker and the kind of item.
    """

    def __init__(self, url: str, prefix: str) -> None:
        super().__init__()
        worker = uuid4().hex
        self._worker = worker
        self._mine = orjson.dumps([worker])[:-1]  # what own items begin with
        self._own_channel = f"{prefix}:w:{worker}"
        self._channels = f"{prefix}:s:"
        connections = RedisConnections(url)
        self._outage = Outage()
        self._repairs = Repairs()
        self._sender = RedisSender(connections, self._outage)
        self._listener = RedisListener(connections, self)
        self._listener.add(self._own_channel)
        self._heartbeat = Heartbeat(self._beat, self._silent)
        self._writes = RedisWrites(url, prefix)
        self._received = 0

    def publish(self, session_id: str, fact: Fact) -> None:
        """Call this worker's listener now, and queue the fact for the others."""
        super().publish(session_id, fact)
        if (private := fact.private) is not None:
            self._send(session_id, _PRIVATE, fact.seq, private)
        else:
            self._send(session_id, _FACT, fact.name, fact.seq, fact.data)

    def signal(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Queue the signal for the other workers."""
        self._send(session_id, _SIGNAL, name, data)

    def subscribe(self, session_id: str, listener: Listener) -> None:
        """Subscribe to the session's channel too; the room then reads what it missed."""
        super().subscribe(session_id, listener)
        self._listener.add(self._channels + session_id)

    def unsubscribe(self, session_id: str) -> None:
        super().unsubscribe(session_id)
        self._listener.remove(self._channels + session_id)

    @asynccontextmanager
    async def running(self, repair: Repair) -> AsyncIterator[None]:
        """Send and receive; reconnect until the worker ends."""
        work = (
            self._sender.run(),
            self._listener.run(),
            self._heartbeat.run(),
            self._writes.run(),
            self._repairs.run(repair),
            self._repair_while_silent(),
        )
        tasks = [asyncio.create_task(one) for one in work]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def works(self) -> bool:
        """Return whether heartbeats arrive and Redis accepts writes."""
        return self._heartbeat.is_alive and self._writes.refused is None

    def state(self) -> BusState:
        return BusState(
            connected=self._listener.is_connected,
            is_receiving=self._heartbeat.is_alive,
            channels=len(self._listener.channels) - 1,  # its own is for beats
            waiting=self._sender.waiting,
            sent=self._sender.sent,
            received=self._received,
            dropped=self._outage.all_dropped,
            outages=self._outage.count,
        )

    def subscribed(self, channel: str) -> None:
        """Compare the room with the log, since facts may have been missed. For the listener."""
        if channel == self._own_channel:  # the first of a connection
            self._heartbeat.reset()
            self._heartbeat.beat()
        else:
            self._repairs.ask([channel.removeprefix(self._channels)])

    def received(self, channel: str, item: bytes) -> None:
        """Handle a heartbeat or another worker's item. For the listener."""
        if channel == self._own_channel:
            self._heartbeat.received()
            self._outage.works()
        elif not item.startswith(self._mine):
            self._deliver(channel.removeprefix(self._channels), item)

    def lost(self, reason: str) -> None:
        """Handle a lost connection. For the listener."""
        self._heartbeat.reset()
        self._outage.trouble(reason)

    def _deliver(self, session_id: str, item: bytes) -> None:
        self._received += 1
        try:
            _worker, kind, *what = orjson.loads(item)
            if kind == _FACT:
                super().publish(session_id, Fact(*what))
            elif kind == _PRIVATE:
                super().publish(session_id, private_fact(*what))
            elif kind == _SIGNAL:
                self._signalled(session_id, *what)
        except Exception as error:  # a worker of another version, perhaps: the log has the facts
            log.warning("bus_item_ignored", error=repr(error), exc_info=error)

    def _send(self, session_id: str, kind: str, *what: object) -> None:
        item = orjson.dumps((self._worker, kind, *what))
        self._sender.put(self._channels + session_id, item)

    def _silent(self) -> None:
        self._outage.trouble("beats do not arrive")
        self._listener.hang_up()

    def _beat(self) -> None:
        self._sender.put(self._own_channel, b"")

    async def _repair_while_silent(self) -> None:
        while True:
            await asyncio.sleep(_REPAIR_SECONDS)
            if not self._heartbeat.is_alive:
                _own, *channels = self._listener.channels
                self._repairs.ask(channel.removeprefix(self._channels) for channel in channels)
