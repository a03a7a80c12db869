"""Ranks: the best first, ties share one."""

from hypothesis import given
from hypothesis import strategies as st

from app.features.quiz.ranking import ranked


def test_ties_share_a_rank_and_the_next_one_is_missing() -> None:
    ranks = ranked([("d", 5), ("c", 20), ("a", 30), ("b", 20)])
    assert [*ranks.items()] == [("a", 1), ("b", 2), ("c", 2), ("d", 4)]


def test_without_players_there_are_no_ranks() -> None:
    assert ranked([]) == {}


def test_who_has_no_points_is_ranked_too() -> None:
    assert ranked([("a", 0), ("b", 0)]) == {"a": 1, "b": 1}


@given(st.lists(st.integers(0, 50)))
def test_a_rank_is_one_more_than_the_number_of_those_with_more_points(points: list[int]) -> None:
    ranks = ranked((str(number), one) for number, one in enumerate(points))
    for number, own in enumerate(points):
        assert ranks[str(number)] == 1 + sum(one > own for one in points)
