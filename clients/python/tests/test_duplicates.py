from collections import Counter

import pytest

from engagenow_client.streams.duplicates import ByKey, ByPayload, Duplicates, Take
from engagenow_client.streams.stats import StreamStats


def never() -> None:
    raise AssertionError("it is not late")


def new(seen: Duplicates, connection: str) -> Take:
    """What says whether a payload of a connection is delivered."""
    taken: list[bytes] = []

    def is_new(payload: bytes) -> bool:
        before, stats = len(taken), StreamStats()
        assert seen.once(connection, lambda one: not taken.append(one), stats, never)(payload)
        assert len(taken) - before == 1 - stats.duplicates
        return len(taken) > before

    return is_new


def test_by_key_everything_is_new_once_whoever_brings_it() -> None:
    seen = ByKey(lambda payload: payload, window=3, leads=lambda name: name == "a")
    assert new(seen, "a")(b"1")
    assert not new(seen, "b")(b"1")
    assert not new(seen, "a")(b"1")
    for key in (b"2", b"3", b"4"):
        assert new(seen, "b")(key)
    assert new(seen, "b")(b"1"), "the window forgets the oldest"


def test_what_has_no_key_is_taken_from_the_leading_connection() -> None:
    seen = ByKey(lambda _payload: None, window=3, leads=lambda name: name == "a")
    assert new(seen, "a")(b"x")
    assert new(seen, "a")(b"x")
    assert not new(seen, "b")(b"x")


def test_equal_payloads_of_one_connection_are_different_messages() -> None:
    seen = ByPayload(window=10)
    received = [new(seen, name)(b"tick") for name in ("a", "b", "a", "b", "b", "a", "c")]
    assert received == [True, False, True, False, True, False, False]


def test_the_window_of_payloads_is_bounded() -> None:
    seen = ByPayload(window=2)
    assert [new(seen, "a")(b"%d" % n) for n in (1, 2, 3, 3)] == [True] * 4
    assert len(seen._seen) == 2


@pytest.mark.parametrize(
    "seen",
    [ByKey(lambda payload: payload, window=10, leads=lambda _name: True), ByPayload(window=10)],
    ids=["by key", "by payload"],
)
def test_one_that_is_behind_all_that_is_remembered_is_asked_to_end(seen: Duplicates) -> None:
    stats, taken, ended = StreamStats(), list[tuple[str, bytes]](), list[bool]()

    def opened(name: str) -> Take:
        return seen.once(
            name, lambda one: not taken.append((name, one)), stats, lambda: ended.append(True)
        )

    messages = [b"%d" % number for number in range(12)]
    early, late = opened("early"), opened("late")
    late(messages[0])
    for message in messages[:11]:
        early(message)
    assert (late(messages[1]), late(messages[10])) == (True, True)
    assert ended == [], "ten are remembered"
    for message in [*messages[11:], *(b"%d" % number for number in range(12, 23))]:
        early(message)
    before = [*taken]
    assert late(messages[11])
    assert (taken, ended) == (before, [True])
    assert opened("late")(b"23")
    assert taken == [*before, ("late", b"23")], "it begins anew where the others are"
    assert Counter(name for name, _ in taken) == {"late": 2, "early": 22}
    assert stats.duplicates == 4
