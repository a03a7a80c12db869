"""What things cost, as measured, and what a worker spends on its members.

Sources: `load/reports/bench.json`, and for what it does not measure decision records 10, 11, 12 and
14. Seconds of one core unless said.
"""

from dataclasses import dataclass

from scaling.measured import measured

BUS_ITEM = 30e-6  # a fact published, or received, when there are many
IDLE = 0.004  # a worker without anybody
NGINX = 1 / 3  # of what its workers spend
MEMORY_OF_WORKER = 125e6  # bytes
FRAME = 330  # bytes of a message on the wire

_FOUND = measured(idle=IDLE)
WRITE = _FOUND.write  # one write to one member in a pass, whatever it carries
INBOUND = _FOUND.inbound  # one command and its ack
COMMIT = _FOUND.commit  # one transaction on the worker that took its messages
JOIN = _FOUND.join  # the whole way: REST, socket, snapshot
PRESENCE = _FOUND.presence  # a member who only listens, each second: pings and their answers
MEMORY = _FOUND.memory  # bytes for each connection

# The pace of a room's passes (`realtime/engineio/broadcast_group.py`): they may take an eighth
# of the time, until that would be later than 50 ms, and never more than half of it.
_PAUSE, _LATEST, _LEAST_PAUSE = 8.0, 0.05, 2.0


@dataclass(frozen=True)
class Talk:
    """What happens in a room each second."""

    messages: float
    ticks: float  # reactions, counts and heads that no message takes along


def passes(members_here: int, talk: Talk) -> float:
    """How often a worker writes to its members of one room, each second."""
    return min(talk.messages + talk.ticks, _most_passes(members_here))


def fan_out(members_here: int, talk: Talk) -> float:
    """Cores that a worker spends on telling its members of one room what is said there."""
    return members_here * passes(members_here, talk) * WRITE


def receiving(talk: Talk) -> float:
    """Cores for receiving a room's facts from the bus."""
    return talk.messages * BUS_ITEM


def commits(members_here: int, messages: float) -> float:
    """Transactions a second for messages that come in through one worker: one for each pass."""
    return min(messages, _most_passes(members_here))


def taking(members_here: int, messages: float) -> float:
    """Cores for messages that come in through this worker."""
    return messages * (INBOUND + BUS_ITEM) + commits(members_here, messages) * COMMIT


def presence(members: int) -> float:
    """Cores for members who only listen."""
    return members * PRESENCE


def _most_passes(members_here: int) -> float:
    took = max(1, members_here) * WRITE
    return 1 / max(min(_PAUSE * took, _LATEST), _LEAST_PAUSE * took)
