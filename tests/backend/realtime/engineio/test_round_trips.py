"""Round trips: the mean follows them, the least stays, percentiles are of the last ones."""

import sys

import pytest

from app.realtime.engineio.round_trips import OF_A_CONNECTION, Percentiles, RoundTrips


def of(*seconds: float, most: int = 100) -> RoundTrips:
    trips = RoundTrips(most)
    for one in seconds:
        trips.add(one)
    return trips


def test_before_the_first_there_is_nothing_to_say() -> None:
    assert of().percentiles() is None


def test_one_is_every_percentile_and_the_mean() -> None:
    assert of(0.25).percentiles() == Percentiles(0.25, 0.25, 0.25)
    assert of(0.25).mean == 0.25


@pytest.mark.parametrize(
    ("count", "ranks"), [(2, (1, 2, 2)), (10, (5, 9, 10)), (16, (8, 15, 16)), (100, (50, 90, 99))]
)
def test_percentiles_are_by_nearest_rank_in_whatever_order(
    count: int, ranks: tuple[int, int, int]
) -> None:
    assert of(*range(count, 0, -1)).percentiles() == ranks
    assert of(*range(1, count + 1)).percentiles() == ranks


def test_the_oldest_are_forgotten_and_the_mean_follows() -> None:
    trips = of(*[9.0] * 50, *[1.0] * 4, most=4)
    assert trips.percentiles() == (1, 1, 1)
    assert trips.mean == pytest.approx(1 + 8 * 0.8**4)


def test_the_least_is_of_all() -> None:
    assert of(0.5, 0.125, *[9.0] * 8, most=4).least == 0.125


def test_a_connection_keeps_little() -> None:
    trips = of(*[0.125] * 1000, most=OF_A_CONNECTION)
    kept = [trips, trips._last, trips._count, trips.mean]
    assert sum(map(sys.getsizeof, kept)) < 350
