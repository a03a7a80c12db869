from engagenow_client.streams.duplicates import ByKey, ByPayload


def test_by_key_everything_is_new_once_whoever_brings_it() -> None:
    seen = ByKey(lambda payload: payload, window=3, leads=lambda name: name == "a")
    assert seen.is_new(b"1", "a")
    assert not seen.is_new(b"1", "b")
    assert not seen.is_new(b"1", "a")
    for key in (b"2", b"3", b"4"):
        assert seen.is_new(key, "b")
    assert seen.is_new(b"1", "b"), "the window forgets the oldest"


def test_what_has_no_key_is_taken_from_the_leading_connection() -> None:
    seen = ByKey(lambda _payload: None, window=3, leads=lambda name: name == "a")
    assert seen.is_new(b"x", "a")
    assert seen.is_new(b"x", "a")
    assert not seen.is_new(b"x", "b")


def test_equal_payloads_of_one_connection_are_different_messages() -> None:
    seen = ByPayload(window=10)
    heard = [seen.is_new(b"tick", name) for name in ("a", "b", "a", "b", "b", "a", "c")]
    assert heard == [True, False, True, False, True, False, False]


def test_the_window_of_payloads_is_bounded() -> None:
    seen = ByPayload(window=2)
    assert [seen.is_new(b"%d" % n, "a") for n in (1, 2, 3, 3)] == [True] * 4
    assert len(seen._seen) == 2
