"""What was done and what was received, as the members themselves wrote it down."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ack:
    """Where the server says that a message is."""

    id: str
    seq: int


@dataclass
class Sent:
    """One message, from its first attempt on; times are of the monotonic clock.

    Without acks its outcome is unknown: it may be in the log once, or not at all.
    """

    client_id: str
    sender: str
    number: int
    text: str
    begun: float
    acks: list[Ack] = field(default_factory=list)
    acked_at: float | None = None
    ports: set[int] = field(default_factory=set)  # the ports of the workers it was said to


@dataclass(frozen=True)
class Fact:
    """One fact as a member received it; `id` is empty where it is no message."""

    seq: int
    id: str
    at: float
    port: int


@dataclass
class Slice:
    """What a member received without a break, behind position `start`."""

    start: int
    facts: list[Fact] = field(default_factory=list)


@dataclass
class Visit:
    """One connection: the position that its welcome showed, and the live facts behind it."""

    welcome: int
    seqs: list[int] = field(default_factory=list)


@dataclass
class Received:
    """All that one member ever received."""

    name: str
    slices: list[Slice] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    left: bool = False  # for good, and so before the end

    @property
    def position(self) -> int | None:
        """How far it has received the log; None before its first welcome."""
        if not self.slices:
            return None
        last = self.slices[-1]
        return last.facts[-1].seq if last.facts else last.start


@dataclass(frozen=True)
class Entry:
    """One fact as the database has it."""

    seq: int
    id: str = ""
    client_id: str = ""
    sender: str = ""
    text: str = ""


@dataclass
class History:
    """All that was said and received in one live session."""

    sent: dict[str, Sent] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
