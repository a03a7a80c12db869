import pytest

from engagenow_client.retry import Attempts, Retry

RETRY = Retry(first=0.5, factor=2, most=30, healthy_after=10, attempts=4)


def test_pauses_grow_to_a_bound_and_are_a_random_part_of_it() -> None:
    assert [RETRY.longest(failures) for failures in (1, 2, 3, 7, 9999)] == [0.5, 1, 2, 30, 30]
    assert RETRY.pause(3, lambda: 0.25) == 0.5


def test_a_connection_without_a_useful_message_is_a_failure() -> None:
    attempts = Attempts(RETRY)
    for _ in range(4):
        assert not attempts.are_used_up
        attempts.ended(None)
    assert attempts.are_used_up


@pytest.mark.parametrize(("lasted", "failures"), [(9.9, 4), (10.0, 1)])
def test_only_one_that_lasted_starts_the_count_anew(lasted: float, failures: int) -> None:
    attempts = Attempts(RETRY)
    for _ in range(3):
        attempts.ended(None)
    attempts.ended(lasted)
    assert attempts.failures == failures
