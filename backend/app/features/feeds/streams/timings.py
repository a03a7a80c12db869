"""How long sources wait, in seconds."""

from dataclasses import dataclass, field

from engagenow_client import Retry


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings:
    """When to try again, to renew, and to doubt.

    `retry` is the pauses between attempts; after `retry.attempts` failures in a row the circuit
    breaker opens: nothing is tried for `pause`, then one attempt decides. A connection is renewed
    after `renew_after`: its successor has `renew_within` to bring its first message, or is taken
    if it is open and quiet for so long. A topic is stale if nothing of it comes within
    `silent_after`. What is missing is asked for `settle` after it was noticed, since it may come
    by itself, and held messages wait `hold` at most. A candle that nobody called closed is asked
    for `final_after` its end. Each connection is pinged `ping_every`, and is replaced if it is
    silent for `quiet_after`, pongs included.
    """

    retry: Retry = field(default_factory=lambda: Retry(first=0.25, most=15.0, attempts=8))
    pause: float = 30.0
    renew_after: float = 23 * 3600.0
    renew_within: float = 10.0
    silent_after: float = 10.0
    settle: float = 0.2
    hold: float = 10.0
    final_after: float = 3.0
    ping_every: float = 10.0
    quiet_after: float = 25.0
