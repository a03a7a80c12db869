"""The rooms of this worker, each of which receives its session's facts from the bus."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from app.core.bus import Bus
from app.realtime.bus.presence_store import PresenceStore
from app.realtime.rooms.delivery import Delivery
from app.realtime.rooms.room import Room
from app.realtime.rooms.sequencer import ReadLog


class Rooms:
    """Opens a room for the first member of a live session, and drops it after the last.

    `rehearsals` are the sessions whose participants are simulated: metrics count them apart.
    """

    def __init__(
        self, bus: Bus, delivery: Delivery, read_log: ReadLog, presence_store: PresenceStore
    ) -> None:
        self._bus = bus
        self._delivery = delivery
        self._read_log = read_log
        self._presence_store = presence_store
        self._open: dict[str, Room] = {}
        self.rehearsals: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[Room]:
        return iter(list(self._open.values()))

    def get(self, session_id: str) -> Room | None:
        """Return the session's room, None if nobody is in it on this worker."""
        return self._open.get(session_id)

    @contextmanager
    def keep_open(self, session_id: str) -> Iterator[Room]:
        """Keep the room open while a new member's snapshot is read."""
        room = self._open.get(session_id)
        if room is None:
            room = Room(
                session_id, self._delivery, self._read_log, self._presence_store, self._drop
            )
            self._open[session_id] = room
            self._bus.subscribe(session_id, room.sequencer.offer)
        room.pending_joins += 1
        try:
            yield room
        finally:
            room.pending_joins -= 1
            room.close_if_empty()

    async def counts(self, session_ids: Collection[str]) -> dict[str, int]:
        """How many are present now, by session; the presence store knows of rooms elsewhere."""
        closed = [session_id for session_id in session_ids if session_id not in self._open]
        found = await self._presence_store.counts(closed) if closed else {}
        return {session_id: self._count(session_id, found) for session_id in session_ids}

    async def present(self, session_id: str, participant_ids: Sequence[str]) -> set[str]:
        """Return those of these participants who are in the room, on any worker."""
        found = await self._presence_store.present(session_id, participant_ids)
        if room := self._open.get(session_id):
            found.update(one for one in participant_ids if room.presence.has(one))
        return found

    async def everybody(self, session_id: str) -> set[str]:
        """Return the participants who are in the room, on any worker."""
        found = await self._presence_store.everybody(session_id)
        if room := self._open.get(session_id):
            found.update(room.presence.everybody())
        return found

    def abandon(self, room: Room) -> list[str]:
        """Drop a room that knows more than its log.

        Returns:
            Its sockets, which the caller must disconnect, so that they join a new room.
        """
        self._drop(room)
        room.close()
        return list(room.members)

    async def share_presence(self) -> None:
        """Show the participants of this worker to the others, and learn of theirs."""
        rooms = {room.session_id: room for room in self}
        present = await self._presence_store.exchange(
            {session_id: room.presence for session_id, room in rooms.items()}
        )
        for session_id, found in present.items():
            rooms[session_id].set_present(found)

    def _count(self, session_id: str, found: Mapping[str, int]) -> int:
        room = self._open.get(session_id)
        return room.presence.count if room else found.get(session_id, 0)

    def _drop(self, room: Room) -> None:
        if self._open.get(room.session_id) is room:
            del self._open[room.session_id]
            self._bus.unsubscribe(room.session_id)
