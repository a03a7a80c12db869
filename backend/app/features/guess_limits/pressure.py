"""How much work newcomers prove, by how often others have failed."""

from app.core.rates import Rate

FIRST_WORK, MOST_WORK = 10, 200  # keys; the most take two slow cores of a phone two seconds


def work(failures: int, free: Rate) -> int:
    """Keys to try after so many failures: none while they are few, then twice as many each time.

    It never ends in a refusal: beyond the most it stays there.
    """
    beyond = failures // free.count
    return min(MOST_WORK, FIRST_WORK << min(beyond - 1, 10)) if beyond else 0
