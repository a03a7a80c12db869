"""Points: half for a right answer, and half for its speed. Pure functions."""


def full_points(points: int, *, double: bool) -> int:
    """Return what a question is worth at most."""
    return points * 2 if double else points


def points_of(full: int, took_ms: int, open_ms: int) -> int:
    """Return the points of a right answer: full/2 for being right + full/2 x (1 - took/open).

    They are rounded to whole points, half up.

    Args:
        full: what the question is worth at most.
        took_ms: the answering time in milliseconds, from 0 to `open_ms`.
        open_ms: how long the question is open, in milliseconds.
    """
    return _rounded_half_of(full * (2 * open_ms - took_ms), open_ms)


def points_without_speed(full: int) -> int:
    """Return the points of a right answer where speed does not count: the half for being right."""
    return _rounded_half_of(full, 1)


def _rounded_half_of(numerator: int, denominator: int) -> int:
    """Return numerator / (2 x denominator), rounded to whole numbers, half up."""
    return (numerator + denominator) // (2 * denominator)
