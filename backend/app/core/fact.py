"""Facts: stored events on their way to members, each of whom sees what is for them."""

from dataclasses import dataclass, field
from typing import Any

from app.core.actor import Actor
from app.core.audience import EVERYONE, Audience

HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Fact:
    """Event `name` with payload `data`, at position `seq` of its session's log.

    Attributes:
        since: when its command arrived, by this worker's monotonic clock; other workers do not
            receive it.
        audience: who sees it; everybody else receives `hidden` in its place.
        topics: the lists that hosts read again if it is hidden from them.
    """

    name: str
    seq: int
    data: dict[str, Any]
    since: float | None = field(default=None, compare=False)
    audience: Audience = EVERYONE
    topics: tuple[str, ...] = ()

    def shown_to(self, reader: Actor) -> "Fact":
        """Return the fact as this reader may see it."""
        if self.audience.includes(reader):
            return self
        return self.hidden_from_hosts() if reader.is_host else self.hidden()

    def public(self) -> "Fact":
        """Return the fact as anybody may see it."""
        return self if self.audience is EVERYONE else self.hidden()

    def hidden(self) -> "Fact":
        """Return what tells that something happened, and nothing about it."""
        return Fact(HIDDEN, self.seq, {"seq": self.seq}, self.since)

    def hidden_from_hosts(self) -> "Fact":
        """Return `hidden()` with the topics, if there are any."""
        if not self.topics:
            return self.hidden()
        data = {"seq": self.seq, "topics": [*self.topics]}
        return Fact(HIDDEN, self.seq, data, self.since)

    @property
    def private(self) -> dict[str, Any] | None:
        """What `hidden()` leaves out, as JSON; None for a fact for everyone."""
        if self.audience is EVERYONE:
            return None
        return {
            "audience": self.audience.name,
            "actor_id": self.audience.actor_id,
            "topics": [*self.topics],
            "type": self.name,
            "data": self.data,
        }


def private_fact(seq: int, private: dict[str, Any]) -> Fact:
    """Return the fact at `seq` from what `private` gave."""
    audience = Audience(private["audience"], private["actor_id"])
    topics = tuple(private["topics"])
    return Fact(private["type"], seq, private["data"], audience=audience, topics=topics)
