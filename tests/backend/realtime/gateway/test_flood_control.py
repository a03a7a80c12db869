"""From a refusal to a mute to a cut, on a clock that only the test moves."""

import pytest

from app.core.limit_errors import Muted, RateLimited
from app.core.rates import Rate
from app.realtime.gateway.flood_control import SenderLimits

RATE = Rate(1, 1, 5)


class Person:
    """Somebody who sends, and how each command went."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.sender = SenderLimits(lambda: self.now)

    def send(self, limit="messages") -> RateLimited | None:
        """Send one; the refusal, if there is one."""
        try:
            self.sender.take(limit, RATE)
        except RateLimited as refusal:
            return refusal
        return None

    def codes(self, count: int) -> list[str | None]:
        """Send so many at once."""
        answers = [self.send() for _ in range(count)]
        return [answer.code if answer else None for answer in answers]


@pytest.fixture
def person() -> Person:
    """Somebody new."""
    return Person()


def test_five_refusals_in_a_row_mute_for_thirty_seconds(person: Person):
    codes = person.codes(10)
    assert codes == [*[None] * 5, *["rate_limited"] * 4, "muted"]
    person.now += 12.5
    refusal = person.send()
    assert isinstance(refusal, Muted)
    assert refusal.extra("en") == {"retry_after": 18}
    assert "18 s" in refusal.detail("en")
    assert person.send("reactions").code == "muted"
    person.now += 17.5
    assert person.codes(6) == [*[None] * 5, "rate_limited"]


def test_who_is_muted_may_still_do_everything_else(person: Person):
    person.codes(10)
    assert [person.send("commands") for _ in range(5)] == [None] * 5


def test_who_is_muted_meets_the_limit_on_all_commands_too(person: Person):
    person.codes(10)
    refusal = [person.send("commands") for _ in range(6)][-1]
    assert refusal.code == "rate_limited"


def test_twenty_in_a_row_are_the_end_and_coming_back_does_not_help(person: Person):
    refusals = [person.send() for _ in range(25)][5:]
    assert [refusal.is_last for refusal in refusals] == [False] * 19 + [True]
    person.now += 5
    assert person.send().is_last
    person.now += 26
    assert person.send() is None


def test_of_a_flood_two_are_worth_a_line(person: Person):
    refusals = [person.send() for _ in range(25)][5:]
    assert [n for n, refusal in enumerate(refusals, 1) if refusal.is_news] == [1, 5]


def test_of_being_cut_again_and_again_one_line_a_minute_is_enough(person: Person):
    cuts = []
    for _second in range(130):
        cuts += [one.is_first_cut for one in (person.send() for _ in range(50)) if one]
        person.now += 1
    assert cuts.count(True) in (2, 3)
    assert cuts[:20] == [False] * 19 + [True]


def test_who_waits_as_told_is_never_muted(person: Person):
    sent = 0
    for _attempt in range(200):
        refusal = person.send()
        sent += refusal is None
        if refusal is not None:
            assert not isinstance(refusal, Muted)
            person.now += refusal.retry_after
    assert sent == 102


def test_who_tries_too_often_but_slowly_is_only_refused(person: Person):
    person.codes(5)
    codes = set()
    for _attempt in range(60):
        refusal = person.send()
        codes.add(refusal.code if refusal else None)
        person.now += 0.5
    assert codes == {None, "rate_limited"}


def test_a_flood_of_other_commands_ends_too(person: Person):
    refusals = [person.send("commands") for _ in range(25)][5:]
    assert refusals[-1].is_last
