"""One live session on this worker: its members, their count, and the order of events."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, ParamSpec, TypeVar, cast

from app.core.clock import Throttle
from app.core.fact import Fact
from app.core.metrics import METRICS
from app.core.schemas import Event, Prepared
from app.realtime.bus.presence_store import PresenceStore, Present
from app.realtime.errors import NotJoined
from app.realtime.events import Head, ParticipantCount
from app.realtime.rooms.count_pace import CountPace
from app.realtime.rooms.delivery import Delivery, channel
from app.realtime.rooms.members import Member, Members
from app.realtime.rooms.presence import Presence
from app.realtime.rooms.sequencer import ReadLog, Sequencer
from app.realtime.rooms.slow_consumers import SlowConsumers

COUNT_INTERVAL_SECONDS = 1.0

P = ParamSpec("P")
T = TypeVar("T")


class Room:
    """The members of one live session that are connected to this worker."""

    def __init__(
        self,
        session_id: str,
        delivery: Delivery,
        read_log: ReadLog,
        presence_store: PresenceStore,
        emptied: Callable[["Room"], None],
    ) -> None:
        self.session_id = session_id
        self.channel = channel(session_id)
        self.members = members = Members(self.channel, delivery.manager)
        self.hosts, self.latest = members.hosts, members.latest
        self.presence = Presence(self._send_count_soon, partial(presence_store.note, session_id))
        self.pending_joins = 0  # the room stays open for them; totals sent meanwhile are sent again
        self._delivery = delivery
        self._emptied = emptied
        self.sequencer = Sequencer(session_id, members, read_log)
        self._count_clock = Throttle(COUNT_INTERVAL_SECONDS, self._send_count)
        self._count_pace = CountPace()
        self._slow = SlowConsumers(self.sequencer, members, self._caught_up)
        self._presence_store = presence_store
        self._count_is_due, self._count_when_read = False, 0
        self._is_closed = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._own: dict[Any, Any] = {}

    @property
    def lagging(self) -> int:
        """Return the number of members that read too slowly."""
        return len(self._slow)

    @property
    def position(self) -> int:
        """Return the position of the last delivered fact, 0 before the first member."""
        return self.sequencer.position or 0

    def delivered_since(self, position: int) -> list[Fact] | None:
        """Return every fact delivered after `position`, None if some are not in memory.

        Facts that are not for everyone are hidden, since the result is used for all new members.
        """
        facts = self.sequencer.recent_since(position)
        return facts and [fact.public() for fact in facts]

    def own(self, make: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
        """Return the room's instance of `make`, made with these arguments at first use.

        It ends with the room, which it may refer to: a `WeakKeyDictionary` would keep both.
        """
        if make not in self._own:
            self._own[make] = make(*arguments, **options)
        return cast("T", self._own[make])

    def has_own(self, make: Callable[..., Any]) -> bool:
        """Return whether there is an instance of `make`."""
        return make in self._own

    def advance_head(self, head: int) -> None:
        """Learn the newest position in the session's log."""
        self.sequencer.advance_head(head)

    def seconds_until_flush(self, least: float) -> float:
        """Return in how many seconds what is posted in `least` seconds is flushed; 0 if quiet."""
        return self._delivery.manager.seconds_until_flush(self.channel, least)

    async def add_members(
        self, newcomers: Sequence[tuple[Member, Callable[[int], Event | Prepared]]], head: int
    ) -> None:
        """Let members in between two facts.

        With each comes a welcome, made with the count of participants, which shows everything up
        to `head`; the member receives everything behind it, once.

        Raises:
            NotJoined: the room was abandoned meanwhile; there is another one by now.
        """
        if self._is_closed:
            raise NotJoined
        for member, _ in newcomers:
            self._arrive(member)
        async with self.sequencer.hold(head):
            later = await self.sequencer.since(head)
            for member, welcome in newcomers:
                await self._delivery.send(welcome(self.presence.count), to=member.sid)
                for fact in later:
                    self.members.deliver_to(member.sid, fact)
                if member.sid in self.members:  # it may have gone meanwhile
                    self.members.subscribe(member.sid)
        self._send_count_soon()  # newcomers receive the count too

    def _arrive(self, member: Member) -> None:
        self.members[member.sid] = member
        METRICS.joins[member.actor.role] += 1
        if member.actor.is_host:
            self.hosts.add(member.sid)
        elif member.actor.is_participant:
            self.presence.arrive(member.actor.id)

    def set_backpressure(self, sid: str, *, paused: bool) -> None:
        """Record that a member's buffer is full (`paused`), or nearly empty again."""
        if sid in self.members:
            self._slow.set_backpressure(sid, paused=paused)

    async def remove_member(self, member: Member) -> None:
        """The socket goes; its participant counts for a moment longer."""
        if self.members.pop(member.sid, None) is None:
            return
        self._slow.forget(member.sid)
        self.hosts.discard(member.sid)
        self.members.unsubscribe(member.sid)
        if member.actor.is_participant:
            self.presence.depart(member.actor.id)
        self.close_if_empty()

    def members_of(self, actor_id: str) -> list[Member]:
        """Return all sockets of one actor."""
        return [member for member in self.members.values() if member.actor.id == actor_id]

    def close_if_empty(self) -> None:
        """Close the room once nobody needs it; a participant just lost still does."""
        if not (self.members or self.pending_joins or self.presence.here):
            self.close()
            self._emptied(self)

    def send_soon(self, event: Event, to: str | None = None) -> None:
        """Send an event without `seq` to everybody or to one socket, in a task."""
        self._soon(self._delivery.send(event, to=to or self.channel))

    def send_hosts_soon(self, event: Event, others: Event) -> None:
        """Send an event without `seq` to hosts, and another one to everybody else, in a task."""
        self._soon(self._delivery.send_apart(others, self.channel, [([*self.hosts], event)]))

    def _soon(self, sending: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(sending)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def send_head(self) -> None:
        """Send everybody the newest position."""
        if self.sequencer.position is not None:
            self.send_soon(Head(seq=self.sequencer.position))

    def set_present(self, found: Present) -> None:
        """The presence store was read."""
        self.presence.set_elsewhere(found.elsewhere)
        self._count_when_read = found.here + found.elsewhere
        if self._count_is_due:
            self._count_is_due = self.presence.here != found.here  # who moved since is still due
            self._count_clock.request()

    def _send_count_soon(self) -> None:
        """With a shared store, who comes may have come from elsewhere: it is read first."""
        if self._presence_store.is_shared:
            self._count_is_due = True
        else:
            self._count_clock.request()

    def _send_count(self) -> None:
        if self._is_closed:  # the last participant here has just gone
            return
        count, now = ParticipantCount(count=self._count()), asyncio.get_running_loop().time()
        if wait := self._count_pace.wait(now):
            for sid in self.hosts:
                self.send_soon(count, to=sid)
            self._count_pace.after(wait, self._count_clock.request)
        else:
            self._count_pace.sent(now, len(self.members))
            self.send_soon(count)
        self.close_if_empty()

    def _count(self) -> int:
        """Return how many are present; from a shared store, how many were when it was read.

        Who has come from another worker since counts twice until it is read again.
        """
        return self._count_when_read if self._presence_store.is_shared else self.presence.count

    async def _caught_up(self, sid: str) -> None:
        self.members.subscribe(sid)
        await self._delivery.send(ParticipantCount(count=self.presence.count), to=sid)

    def close(self) -> None:
        """Stop delivering events and counts."""
        self._is_closed = True
        self.sequencer.close()
        self._count_clock.cancel()
        self._count_pace.cancel()
