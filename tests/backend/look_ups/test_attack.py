"""A hundred addresses guess with a core each, for a day, against the policy as it is shipped."""

from app.core.ids import CODE_ALPHABET, CODE_LENGTH
from app.core.limits import LimitSettings
from app.look_ups.pressure import MOST_WORK, work

CODES = len(CODE_ALPHABET) ** CODE_LENGTH
ADDRESSES, HOURS = 100, 24
KEYS_A_SECOND = 597  # of scrypt, by OpenSSL on one core: see decision 32
FREE = LimitSettings.model_fields["limit_address_failed_lookups"].default
ALL_FREE = LimitSettings.model_fields["limit_all_failed_lookups"].default


def guesses_of_an_hour(addresses: int, cores_a_address: float = 1) -> int:
    """How many guesses are answered: each address fails until the work has cost its hour."""
    seconds, failed = 3600.0 * cores_a_address, 0
    while seconds > 0:
        asked = max(work(failed, FREE), work(failed * addresses, ALL_FREE))
        if asked == MOST_WORK:  # as it stays until the hour is over
            return addresses * (failed + int(seconds * KEYS_A_SECOND / (asked / 2)))
        seconds -= (asked / 2) / KEYS_A_SECOND
        failed += 1
        if not asked and failed > ALL_FREE.count:
            break
    return addresses * failed


def test_guessing_without_work_finds_nothing():
    guesses = HOURS * ALL_FREE.count
    assert guesses / CODES <= 0.0001


def test_a_prankster_finds_no_session_within_a_day():
    assert HOURS * guesses_of_an_hour(1) / CODES <= 0.001


def test_a_hundred_cores_all_day_find_a_given_session_rarely():
    found = HOURS * guesses_of_an_hour(ADDRESSES) / CODES
    assert 0.01 < found <= 0.05  # what decision 32 says of work alone


def test_work_grows_with_failures_never_falls_and_ends():
    asked = [work(failures, FREE) for failures in range(100_000)]
    assert asked[: FREE.count] == [0] * FREE.count
    assert asked == sorted(asked)
    assert asked[-1] == MOST_WORK
