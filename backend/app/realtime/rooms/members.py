"""The members of one room, and what each of them receives of a fact."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from app.core.actor import Actor
from app.core.audience import EVERYONE, HOSTS
from app.core.fact import Fact
from app.realtime.engineio.manager import FanOutManager


@dataclass(frozen=True, slots=True)
class Member:
    """A socket in a room, and its actor."""

    sid: str
    actor: Actor


class Members(dict[str, Member]):
    """The members of one room, by sid.

    `hosts` are the sids of hosts. `latest` has the data of the last fact of each type that was
    delivered to everybody.
    """

    def __init__(self, channel: str, manager: FanOutManager) -> None:
        super().__init__()
        self._channel = channel
        self._manager = manager
        self.hosts: set[str] = set()
        self.latest: dict[str, dict[str, Any]] = {}

    def deliver(self, fact: Fact) -> None:
        """Send a fact to all members, as each may see it. For the sequencer."""
        if fact.since is not None:
            self._manager.expect(self._channel, fact.since)
        if fact.audience is EVERYONE:
            self.latest[fact.name] = fact.data
            self._manager.post(fact.name, fact.data, self._channel)
        else:
            hidden, more = fact.hidden(), self._exceptions(fact)
            apart = [(sids, other.name, other.data) for sids, other in more]
            self._manager.emit_apart(hidden.name, hidden.data, self._channel, apart)

    def deliver_to(self, sid: str, fact: Fact) -> None:
        """Send one member a fact that it missed; one who has gone meanwhile is left out."""
        if member := self.get(sid):
            shown = fact.shown_to(member.actor)
            self._manager.post(shown.name, shown.data, sid)

    def subscribe(self, sid: str) -> None:
        """Let a member receive what is delivered to all from now on."""
        self._manager.basic_enter_room(sid, "/", self._channel)

    def unsubscribe(self, sid: str) -> None:
        """Let a member receive only what is sent to it alone."""
        self._manager.basic_leave_room(sid, "/", self._channel)

    def _exceptions(self, fact: Fact) -> list[tuple[Collection[str], Fact]]:
        """Return who receives more than `hidden()`, and what.

        The audience receives the fact, and hosts who do not belong to it receive the topics.
        """
        audience, hosts = list[str](), list[str]()
        # Hosts are few: no look at everybody for them.
        for sid in self.hosts if fact.audience == HOSTS else self:
            reader = self[sid].actor
            if fact.audience.includes(reader):
                audience.append(sid)
            elif reader.is_host:
                hosts.append(sid)
        receivers = [(audience, fact), (hosts, fact.hidden_from_hosts())]
        return [(sids, shown) for sids, shown in receivers if sids]
