from engagenow_client.streams.duplicates import ByKey, ByPayload, Duplicates, Take
from engagenow_client.streams.stats import StreamStats


def new(seen: Duplicates, connection: str) -> Take:
    """What says whether a payload of a connection is delivered."""
    taken: list[bytes] = []

    def is_new(payload: bytes) -> bool:
        before, stats = len(taken), StreamStats()
        assert seen.once(connection, lambda one: not taken.append(one), stats)(payload)
        assert len(taken) - before == stats.wins[connection] == 1 - stats.duplicates
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
    heard = [new(seen, name)(b"tick") for name in ("a", "b", "a", "b", "b", "a", "c")]
    assert heard == [True, False, True, False, True, False, False]


def test_the_window_of_payloads_is_bounded() -> None:
    seen = ByPayload(window=2)
    assert [new(seen, "a")(b"%d" % n) for n in (1, 2, 3, 3)] == [True] * 4
    assert len(seen._seen) == 2
