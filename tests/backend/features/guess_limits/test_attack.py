"""A hundred addresses guess with a core each, for a day, against the guard as it is shipped."""

from collections import Counter
from heapq import heapify, heapreplace
from typing import Any

import pytest

from app.core.ids import CODE_ALPHABET, CODE_LENGTH
from app.core.rate_limit import LocalLimiter
from app.features.guess_limits.admission import Admission
from app.features.guess_limits.asker import Asker
from app.features.guess_limits.device import Device
from app.features.guess_limits.errors import ProofRequired
from app.features.guess_limits.guard import limiting_guesses
from app.features.guess_limits.limits import GuessLimits
from app.features.guess_limits.pressure import MOST_WORK, work
from app.features.live_sessions.errors import SessionNotFound
from app.features.newcomers.errors import AwaitingHost
from app.features.newcomers.waiting import LocalWaitingList
from fixtures.settings import Configure

CODES, SESSIONS = len(CODE_ALPHABET) ** CODE_LENGTH, 1000
ADDRESSES, DAY = 100, 86400.0
KEYS_A_SECOND = 920  # of scrypt, by OpenSSL on one core: see decision 32
A_REQUEST, A_LOOK_LATER = 0.01, 3600.0  # seconds
FREE = GuessLimits.model_fields["limit_address_failed_lookups"].default


class Attack:
    """Guessers at so many addresses, each with its core and devices without end, on one clock."""

    def __init__(self, addresses: int) -> None:
        self.now = 0.0
        self.limiter = LocalLimiter(lambda: self.now)
        self.waiting = LocalWaitingList()
        self.told: Counter[str] = Counter()  # by kind of device
        self._busy_until = [(0.0, f"198.51.100.{number}") for number in range(addresses)]
        heapify(self._busy_until)
        self._devices = 0

    async def go_on(self, kind: str, until: float) -> None:
        """Guess until then, each address as fast as it may."""
        while self._busy_until[0][0] < until:
            self.now, address = self._busy_until[0]
            cost = await self._guess(kind, address)
            heapreplace(self._busy_until, (self.now + cost, address))

    async def answer(self, kind: str, address: str, *, is_right: bool) -> str:
        """What one guess is told, with whatever proof is asked for, and the seconds it costs."""
        self._devices += 1
        asker = Asker(address, Device(str(self._devices), kind == "known"))
        self.cost = A_REQUEST
        while True:
            try:
                await self._look_up(asker, is_right=is_right)
            except SessionNotFound:
                return "missing"
            except AwaitingHost:
                return "held"
            except ProofRequired as asked:
                keys = asked.extra("en")["challenge"]["work"]
                self.cost += keys / 2 / KEYS_A_SECOND
                asker = Asker(address, asker.device, proof=str(keys))
                continue
            return "found"

    async def _look_up(self, asker: Asker, *, is_right: bool) -> None:
        admission = Admission(self.waiting, "GUESS2")
        async with limiting_guesses(self.limiter, asker, admission=admission) as one:
            if not is_right:
                raise SessionNotFound
            await one.found()

    async def _guess(self, kind: str, address: str) -> float:
        if await self.answer(kind, address, is_right=False) == "held":
            return A_LOOK_LATER
        self.told[kind] += 1
        return self.cost


@pytest.fixture(autouse=True)
def solved(configure: Configure, monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits as they are where nobody sets them; proofs cost time on the attack's clock alone."""

    async def challenge(_client: str, work: int) -> dict[str, Any]:
        return {"work": work}

    async def proven(_limiter: object, text: str, _client: str) -> int:
        return int(text)

    configure(environment="development")
    monkeypatch.setattr("app.features.guess_limits.guard.challenge", challenge)
    monkeypatch.setattr("app.features.guess_limits.asker.proven", proven)


async def test_a_hundred_cores_find_neither_a_given_session_nor_one_of_a_thousand():
    attack = Attack(ADDRESSES)
    for kind in ("new", "known"):  # whoever joined a session of their own guesses as known
        await attack.go_on(kind, DAY / 2 if kind == "new" else DAY - 1)
    guesses = attack.told.total()
    assert attack.told["new"] == attack.told["known"], "as many as may be told"
    assert guesses / CODES <= 0.01
    assert 1 - (1 - SESSIONS / CODES) ** guesses <= 0.01
    for kind in ("new", "known"):
        right, wrong = [
            await attack.answer(kind, "198.51.100.1", is_right=one) for one in (True, False)
        ]
        assert right == wrong == "held"


async def test_one_address_that_guesses_all_day_holds_its_own_newcomers_until_tomorrow():
    attack = Attack(1)
    await attack.go_on("new", DAY - 1)
    assert await attack.answer("new", "198.51.100.0", is_right=True) == "held"
    assert await attack.answer("known", "198.51.100.0", is_right=True) == "found"
    assert await attack.answer("new", "203.0.113.1", is_right=True) == "found"
    assert attack.told.total() / CODES <= 0.00001
    attack.now = 2 * DAY
    assert await attack.answer("new", "198.51.100.0", is_right=True) == "found"


def test_work_alone_would_not_do():
    """What the lever is for: all cores at the most work, all day."""
    guesses = ADDRESSES * DAY * KEYS_A_SECOND / (MOST_WORK / 2)
    assert guesses / CODES > 0.01


def test_work_grows_with_failures_never_falls_and_ends():
    asked = [work(failures, FREE) for failures in range(100_000)]
    assert asked[: FREE.count] == [0] * FREE.count
    assert asked == sorted(asked)
    assert asked[-1] == MOST_WORK
