"""Ranks of players by their points. Pure functions."""

from collections.abc import Iterable


def ranked(points: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the rank of each player by id, best first, from ids and points.

    Those with the same points share a rank, and the next rank is missing: 1, 2, 2, 4. They are
    ordered by id, so that all workers show the same ones.
    """
    ranks: dict[str, int] = {}
    rank, above = 0, None
    for place, (player, own) in enumerate(sorted(points, key=_best_first), 1):
        if own != above:
            rank, above = place, own
        ranks[player] = rank
    return ranks


def _best_first(one: tuple[str, int]) -> tuple[int, str]:
    player, points = one
    return -points, player
