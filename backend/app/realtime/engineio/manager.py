"""python-socketio's rooms with cheaper broadcasts and disconnects."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import socketio

from app.realtime.engineio.broadcast_group import BroadcastGroup, write_packet
from app.realtime.engineio.outbound import Outgoing
from app.realtime.engineio.pending import Pending
from app.realtime.engineio.two_way import TwoWay

Apart = tuple[Collection[str], str, Any]  # the sids of some members, event, payload


class FanOutManager(socketio.AsyncManager):  # type: ignore[misc]  # untyped library
    """python-socketio's manager without a task per recipient and without searching all rooms."""

    def __init__(self) -> None:
        super().__init__()
        self.pending_connect, self.pending_disconnect = Pending(), Pending()
        self._groups: dict[tuple[str, str], BroadcastGroup] = {}
        self._rooms_of: dict[tuple[str, str], tuple[str, ...]] = {}

    async def emit(
        self, event: str, data: Any, namespace: str, room: Any = None, **options: Any
    ) -> None:
        """Encode once; send to a room with its next flush, or to a socket now, behind its rooms."""
        room = options.pop("to", None) or room
        options = {name: value for name, value in options.items() if value}
        outgoing = self._packet(event, data, namespace)
        if options or outgoing is None or not isinstance(room, str):
            for sid, _transport in self.get_participants(namespace, room):
                self.catch_up(sid, namespace)
            await super().emit(event, data, namespace, room, **options)
        else:
            self._post(outgoing, room, namespace)

    def post(self, event: str, data: Any, room: str, namespace: str = "/") -> None:
        """Emit to a room with its next flush, or to a socket now, behind its rooms."""
        self._post(Outgoing.event(event, data, namespace), room, namespace)

    def _post(self, outgoing: Outgoing, room: str, namespace: str) -> None:
        if (group := self._groups.get((namespace, room))) is not None:
            group.post(outgoing)
        elif (transport := self.eio_sid_from_sid(room, namespace)) is not None:
            self.catch_up(room, namespace)
            write_packet(self.server.eio.sockets.get(transport), outgoing)

    def emit_apart(
        self, event: str, data: Any, room: str, apart: Sequence[Apart], namespace: str = "/"
    ) -> None:
        """Emit an event to a room, and other events in its place to some of the members.

        Each event is encoded once. The members with other events should be few: they are written
        to at once, behind what they have not received yet.
        """
        group = self._groups.get((namespace, room))
        if group is None:
            return
        others = {sid for sids, _, _ in apart for sid in sids}
        for sid in others:
            self.catch_up(sid, namespace)
        for sids, name, payload in apart:
            group.send(Outgoing.event(name, payload, namespace), sids)
        group.post(Outgoing.event(event, data, namespace), besides=others)

    def emit_each(self, each: Sequence[tuple[str, str, Any]], namespace: str = "/") -> None:
        """Emit to sockets, by sid, an event and payload of their own, behind their rooms.

        It costs less than as many calls of `emit`; who is gone is left out.
        """
        for sid, name, payload in each:
            if (transport := self.eio_sid_from_sid(sid, namespace)) is not None:
                self.catch_up(sid, namespace)
                outgoing = Outgoing.event(name, payload, namespace)
                write_packet(self.server.eio.sockets.get(transport), outgoing)

    def seconds_until_flush(self, room: str, least: float, namespace: str = "/") -> float:
        """Seconds until the flush of a room for what is posted in `least` seconds; 0 if quiet."""
        group = self._groups.get((namespace, room))
        return group.seconds_until_flush(least) if group is not None else 0.0

    def expect(self, room: str, since: float, namespace: str = "/") -> None:
        """Measure the delivery of the next packet posted to a room; ignored for single sockets."""
        if (group := self._groups.get((namespace, room))) is not None:
            group.expect(since)

    async def round_trips(
        self, room: str, besides: Collection[str], namespace: str = "/"
    ) -> list[float]:
        """The mean round trips of a room's members in seconds, except those in `besides`."""
        group = self._groups.get((namespace, room))
        return await group.round_trips(besides) if group is not None else []

    def catch_up(self, sid: str, namespace: str) -> None:
        """Send a socket its rooms' packets before something is written to it directly."""
        groups = [
            self._groups[namespace, room] for room in self._rooms_of.get((namespace, sid), ())
        ]
        for group in sorted(groups, key=lambda group: group.since):
            group.catch_up(sid)

    def basic_enter_room(
        self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None
    ) -> None:
        """Enter a room; older packets are not received.

        Every socket is in the room None, and needs none of its own to be found by its sid.
        """
        if room is None:
            if namespace not in self.rooms:
                self.rooms[namespace] = {None: TwoWay()}
            self.rooms[namespace][None][sid] = eio_sid
        elif room != sid:
            transport = self._transport_that_may_enter(sid, namespace, room)
            group = self._groups.get((namespace, room))
            if group is None:
                group = BroadcastGroup(self.server.eio.sockets)
                self._groups[namespace, room] = group
            group.enter(sid, transport)
            rooms = self._rooms_of.get((namespace, sid), ())
            if room not in rooms:
                self._rooms_of[namespace, sid] = (*rooms, room)

    def basic_leave_room(self, sid: str, namespace: str, room: str | None) -> None:
        """Leave a room; packets posted before are still received."""
        if room is None:
            self._forget(sid, namespace)
        elif (group := self._groups.get((namespace, room))) is not None:
            group.leave(sid)
            if group.is_empty:
                del self._groups[namespace, room]
            left = tuple(one for one in self._rooms_of.get((namespace, sid), ()) if one != room)
            if left:
                self._rooms_of[namespace, sid] = left
            else:
                self._rooms_of.pop((namespace, sid), None)

    def get_rooms(self, sid: str, namespace: str) -> list[str]:
        """Return the rooms of a socket, of which one has the name of its sid."""
        return [sid, *self._rooms_of.get((namespace, sid), ())]

    def get_participants(self, namespace: str, room: Any) -> Iterator[tuple[str, str]]:
        """Yield sid and transport of everybody in a room, in one of several, or anywhere."""
        sockets = self.rooms.get(namespace, {None: {}})[None]
        if room is None:
            return iter([*sockets.items()])
        found: dict[str, str] = {}
        for name in [room] if isinstance(room, str) else room:
            if (group := self._groups.get((namespace, name))) is not None:
                found |= group.members
            elif name in sockets:
                found[name] = sockets[name]
        return iter(found.items())

    def _transport_that_may_enter(self, sid: str, namespace: str, room: str) -> str:
        """Return the transport of a socket.

        Raises:
            ValueError, KeyError: as python-socketio does: it is gone, or the room is another's sid.
        """
        if namespace not in self.rooms:
            raise ValueError("sid is not connected to requested namespace")
        if self.is_sid_room(namespace, room):
            raise ValueError("cannot enter a sid room")
        transport: str = self.rooms[namespace][None][sid]
        return transport

    def _forget(self, sid: str, namespace: str) -> None:
        sockets = self.rooms.get(namespace, {None: {}})[None]
        if sid in sockets:
            del sockets[sid]
            if not sockets:
                del self.rooms[namespace]

    def basic_disconnect(self, sid: str, namespace: str, **_options: Any) -> None:
        """Leave this socket's rooms; the stock manager searches all rooms."""
        for room in (*self._rooms_of.get((namespace, sid), ()), None):
            self.basic_leave_room(sid, namespace, room)
        self.callbacks.pop(sid, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            if sid in pending.get(namespace, ()):
                pending[namespace].remove(sid)
                if not pending[namespace]:
                    del pending[namespace]

    def _packet(self, event: str, data: Any, namespace: str) -> Outgoing | None:
        """Return the single packet of an event, None if it contains bytes."""
        try:
            return Outgoing.event(event, data, namespace)
        except TypeError:  # JSON has no bytes; to look for them first costs more than to encode
            return None
