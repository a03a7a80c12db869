"""The checker sees every kind of fault: what cannot fail proves nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rig.checker import check
from rig.history import Ack, Entry, Fact, History, Received, Sent, Slice, Visit

Log = list[Entry]
Break = Callable[[History, Log], None]


def entry(seq: int, sender: str = "ann") -> Entry:
    return Entry(seq, f"id {seq}", f"client {seq}", sender, f"words {seq}")


def story() -> tuple[History, Log]:
    """Two members; a first fact that is no message, four that are, one of unknown outcome."""
    log = [Entry(1), *[entry(seq, "ann" if seq % 2 else "bob") for seq in range(2, 6)]]
    history = History()
    for one in log[1:]:
        sent = Sent(one.client_id, one.sender, one.seq, one.text, 0.0, [Ack(one.id, one.seq)])
        history.sent[one.client_id] = sent
    history.sent["client 5"].acks = []
    history.sent["client 6"] = Sent("client 6", "ann", 6, "words 6", 0.0)
    for name, start in (("ann", 0), ("bob", 2)):
        facts = [Fact(one.seq, one.id, 0.0, 1) for one in log[start:]]
        visits = [Visit(start, [fact.seq for fact in facts])]
        history.received.append(Received(name, [Slice(start, facts)], visits))
    return history, log


def lose(history: History, log: Log) -> None:
    gone = log.pop()
    history.sent[gone.client_id].acks = [Ack(gone.id, gone.seq)]


def lose_and_close_the_gap(history: History, log: Log) -> None:
    del log[2]
    log[2:] = [replace(one, seq=one.seq - 1) for one in log[2:]]


def skip_a_position(_history: History, log: Log) -> None:
    log[-1] = replace(log[-1], seq=6)


def swap_positions(_history: History, log: Log) -> None:
    log[2], log[3] = log[3], log[2]


def store_twice(_history: History, log: Log) -> None:
    log.append(replace(log[2], seq=6, id="another"))


def acknowledge_elsewhere(history: History, _log: Log) -> None:
    history.sent["client 3"].acks.append(Ack("id 3", 4))


def store_what_nobody_said(_history: History, log: Log) -> None:
    log[3] = replace(log[3], client_id="nobody's")


def change_the_words(_history: History, log: Log) -> None:
    log[3] = replace(log[3], text="other words")


def change_the_sender(_history: History, log: Log) -> None:
    log[3] = replace(log[3], sender="eve")


def reorder_a_sender(history: History, _log: Log) -> None:
    history.sent["client 3"].number = 7


def receive_twice(history: History, _log: Log) -> None:
    facts = history.received[0].slices[0].facts
    facts.insert(2, facts[2])


def receive_in_another_order(history: History, _log: Log) -> None:
    facts = history.received[1].slices[0].facts
    facts[0], facts[1] = facts[1], facts[0]


def receive_less(history: History, _log: Log) -> None:
    del history.received[1].slices[0].facts[1]


def receive_something_else(history: History, _log: Log) -> None:
    facts = history.received[1].slices[0].facts
    facts[1] = replace(facts[1], id="something else")


def stay_behind(history: History, _log: Log) -> None:
    history.received[0].slices[0].facts.pop()


def never_come(history: History, _log: Log) -> None:
    history.received.append(Received("carl"))


def miss_a_live_fact(history: History, _log: Log) -> None:
    del history.received[0].visits[0].seqs[2]


def receive_again_what_the_welcome_showed(history: History, _log: Log) -> None:
    history.received[1].visits[0].seqs.insert(0, 2)


FAULTS = {
    lose: "lost",
    lose_and_close_the_gap: "lost",
    skip_a_position: "gap",
    swap_positions: "gap",
    store_twice: "doubled",
    acknowledge_elsewhere: "moved",
    store_what_nobody_said: "foreign",
    change_the_words: "foreign",
    change_the_sender: "foreign",
    reorder_a_sender: "reordered",
    receive_twice: "differing",
    receive_in_another_order: "differing",
    receive_less: "differing",
    receive_something_else: "differing",
    stay_behind: "behind",
    never_come: "behind",
    miss_a_live_fact: "broken",
    receive_again_what_the_welcome_showed: "broken",
}


def test_what_is_right_has_no_fault() -> None:
    history, log = story()
    assert check(history, log, head=5) == []


def test_an_unknown_outcome_may_be_in_the_log_or_not() -> None:
    history, log = story()
    assert not history.sent["client 5"].acks
    assert not history.sent["client 6"].acks
    assert check(history, log, head=5) == []


def test_a_head_beyond_the_log_is_seen() -> None:
    history, log = story()
    assert any(fault.startswith("gap") for fault in check(history, log, head=6))


@pytest.mark.parametrize(
    ("fault", "name"), FAULTS.items(), ids=lambda one: getattr(one, "__name__", one)
)
def test_a_fault_is_seen(fault: Break, name: str) -> None:
    history, log = story()
    fault(history, log)
    found = {sentence.split(":")[0] for sentence in check(history, log, head=5)}
    assert name in found
