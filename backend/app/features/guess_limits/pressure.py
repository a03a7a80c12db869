"""How much work newcomers must prove after how many failures."""

from app.core.rates import Rate

FIRST_WORK, MOST_WORK = 10, 200  # keys; the most take two slow cores of a phone two seconds


def work(failures: int, free: Rate) -> int:
    """Return the number of keys to try: none after few failures, then doubling up to a maximum.

    It never becomes a refusal.
    """
    beyond = failures // free.count
    return min(MOST_WORK, FIRST_WORK << min(beyond - 1, 10)) if beyond else 0
