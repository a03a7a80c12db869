"""Numbers that people type as arguments; argparse tells what is wrong with one."""

import argparse
import math


def seconds(text: str) -> float:
    """Return a time of more than no seconds."""
    value = _finite(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"has to be more than 0, is {text!r}")
    return value


def speed(text: str) -> float:
    """Return how many times as fast; 0 is without pauses."""
    value = _finite(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"has to be 0 or more, is {text!r}")
    return value


def lines(text: str) -> int:
    """Return how many lines, at least one."""
    try:
        value = int(text)
    except ValueError:
        value = 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"has to be a whole number from 1, is {text!r}")
    return value


def _finite(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"has to be a number, is {text!r}")
    return value
