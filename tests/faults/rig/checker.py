"""The judge: what was acknowledged is in the log once and in order, and everybody received the log.

In the manner of Jepsen: it believes what the members wrote down and what the database says,
and nothing that the server says of itself.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from rig.history import Entry, History, Received, Sent

Log = Sequence[Entry]
Faults = Iterator[str]


def check(history: History, log: Log, head: int) -> list[str]:
    """Every fault there is, a sentence each.

    Args:
        history: what was said and received, complete: nobody waits for anything any more.
        log: the session's facts, ordered by their position.
        head: the position that the session's row names as its last.
    """
    rules: Iterable[Callable[[], Faults]] = (
        lambda: gaps(log, head),
        lambda: doubled(log),
        lambda: lost(history.sent, log),
        lambda: moved(history.sent, log),
        lambda: foreign(history.sent, log),
        lambda: reordered(history.sent, log),
        lambda: differing(history.received, log),
        lambda: behind(history.received, head),
        lambda: broken(history.received),
    )
    return [fault for rule in rules for fault in rule()]


def gaps(log: Log, head: int) -> Faults:
    """The log has the positions 1 to `head`, each once."""
    seqs = [entry.seq for entry in log]
    if seqs != list(range(1, head + 1)):
        odd = set(seqs) ^ set(range(1, head + 1))
        yield f"gap: the log does not go 1..{head}: {sorted(odd)[:5] or 'not in order'}"


def doubled(log: Log) -> Faults:
    """Check that no message is in the log twice."""
    said = [entry for entry in log if entry.id]
    for names in ([entry.id for entry in said], [(e.sender, e.client_id) for e in said]):
        for name, times in Counter(names).items():
            if times > 1:
                yield f"doubled: {name} is in the log {times} times"


def lost(sent: dict[str, Sent], log: Log) -> Faults:
    """What was acknowledged is in the log."""
    stored = {entry.client_id for entry in log}
    for one in sent.values():
        if one.acks and one.client_id not in stored:
            yield f"lost: {one.client_id} was acknowledged as {one.acks[0]}"


def moved(sent: dict[str, Sent], log: Log) -> Faults:
    """Every acknowledgement of a message names the one place where it is."""
    places = {entry.client_id: (entry.id, entry.seq) for entry in log if entry.id}
    for one in sent.values():
        for ack in one.acks:
            if one.client_id in places and places[one.client_id] != (ack.id, ack.seq):
                place = places[one.client_id]
                yield f"moved: {one.client_id} is at {place}, acknowledged as {ack}"


def foreign(sent: dict[str, Sent], log: Log) -> Faults:
    """What is in the log was said, by its sender and in these words."""
    for entry in log:
        one = sent.get(entry.client_id)
        if entry.id and (one is None or (one.sender, one.text) != (entry.sender, entry.text)):
            yield f"foreign: nobody said {entry}"


def reordered(sent: dict[str, Sent], log: Log) -> Faults:
    """Each sender's messages are in the order in which they were said."""
    last: dict[str, int] = {}
    for entry in log:
        one = sent.get(entry.client_id)
        if one is not None:
            if one.number <= last.get(one.sender, -1):
                yield f"reordered: {one.sender}'s message {one.number} is at {entry.seq}"
            last[one.sender] = one.number


def differing(received: Iterable[Received], log: Log) -> Faults:
    """Every member received the log: all of it since it came, in its order, each fact once."""
    names = {entry.seq: entry.id for entry in log}
    for member in received:
        for part in member.slices:
            told = [(fact.seq, fact.id) for fact in part.facts]
            seqs = range(part.start + 1, part.start + 1 + len(told))
            if told != [(seq, names.get(seq)) for seq in seqs]:
                yield f"differing: {member.name} differs from the log behind {part.start}"


def behind(received: Iterable[Received], head: int) -> Faults:
    """Every member has received all there is, unless it left."""
    for member in received:
        if not member.left and member.position != head:
            yield f"behind: {member.name} is at {member.position} of {head}"


def broken(received: Iterable[Received]) -> Faults:
    """On each connection live facts come one by one, the next behind what the welcome showed."""
    for member in received:
        for visit in member.visits:
            for before, seq in pairwise([visit.welcome, *visit.seqs]):
                if seq != before + 1:
                    yield f"broken: {member.name} heard {seq} right behind {before}"
