"""What things cost, as measured, and what a worker spends on its members.

Sources: `load/reports/bench.json` and decision records 10, 11, 12 and 14. Two shared cores of an
AMD EPYC; seconds of one core unless said.
"""

from dataclasses import dataclass

WRITE = 9.0e-6  # one write to one member in a pass, whatever it carries; less in large rooms
INBOUND = 102e-6  # one command and its ack
COMMIT = 0.7e-3  # one transaction on the worker that took its messages
JOIN = 1 / 600  # the whole way: REST, socket, snapshot
PING = 95e-6  # a ping and its answer
PING_EVERY = 10.0  # s
BUS_ITEM = 30e-6  # a fact published, or heard, when there are many
IDLE = 0.004  # a worker without anybody
NGINX = 1 / 3  # of what its workers spend
MEMORY_OF_WORKER, MEMORY = 125e6, 6.3e3  # bytes; for each connection
FRAME = 330  # bytes of a message on the wire

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


def listening(talk: Talk) -> float:
    """Cores for hearing a room's facts from the bus."""
    return talk.messages * BUS_ITEM


def commits(members_here: int, messages: float) -> float:
    """Transactions a second for messages that come in through one worker: one for each pass."""
    return min(messages, _most_passes(members_here))


def taking(members_here: int, messages: float) -> float:
    """Cores for messages that come in through this worker."""
    return messages * (INBOUND + BUS_ITEM) + commits(members_here, messages) * COMMIT


def presence(members: int) -> float:
    """Cores for members who only listen."""
    return members * PING / PING_EVERY


def _most_passes(members_here: int) -> float:
    took = max(1, members_here) * WRITE
    return 1 / max(min(_PAUSE * took, _LATEST), _LEAST_PAUSE * took)
