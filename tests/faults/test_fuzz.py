"""A hundred thousand wrong frames: nobody receives any of them, and the log next to nothing."""

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from fixtures.pace import scaled
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from rig.fault_rig import FaultRig
from rig.length import long
from rig.report import Figures
from rig.timing import Times, p
from rig.wire import RefusedError, Wire, frame, gone, silence

FRAMES = 100_000
AT_ONCE = 20
MOST_IN_ONE = 40  # frames on one connection
CANARIES = 3
CANARY_RATE = 10.0
SHORT_FRAMES = 2_000
WARM_FRAMES = 1_000
GONE_SECONDS = scaled(10)

DEEP = "[" * 5_000 + "]" * 5_000
SEEDS = [
    '42["join_session",{"session_id":"%s"}]',
    '421["join_session",{"session_id":"%s","since":0}]',
    '422["send_message",{"message":"hello","client_id":"1"}]',
    '423["send_reaction",{"emoji":"👍","count":3}]',
    '424["sync",{"since":0}]',
    '42["leave_session",{}]',
    '40{"token":"none"}',
    "41",
    "2probe",
    "3",
    "5",
]
ODD = [
    '42["connect",{"REMOTE_ADDR":"1.2.3.4"},{}]',
    '42["disconnect","x"]',
    '42["*","x"]',
    "42",
    "4",
    "x",
    "",
    "42[]",
    "42[1]",
    "42[null]",
    '42["send_message"]',
    '42["send_message",{"message":"\\ud800"}]',
    '42["send_message",{"message":"a\\u0000b"}]',
    '42["sync",{"since":1e400}]',
    '42["sync",{"since":-1}]',
    f'42["sync",{{"since":{"9" * 400}}}]',
    f'42["send_message",{DEEP}]',
    "42/nowhere,[1]",
    "40/nowhere,",
    '4259999999999-["x"]',
    '451-["x",{"_placeholder":true,"num":0}]',
    "461-[]",
    "43999[]",
    "44{}",
    "0{}",
    "1",
    "6",
    "b4AAAA",
]
GARBAGE = [
    *'[]{}",:0123456789-/',
    "\x00",
    "한",
    "👍",
    "null",
    "1e999",
    "\\u",
    "\\ud800",
    "42",
    "40",
]


def frames(session_id: str) -> Iterator[str]:
    """Frames without end: odd ones, and right ones gone wrong."""
    seeds = [seed.replace("%s", session_id) for seed in SEEDS]
    while True:
        yield random.choice(ODD) if random.random() < 0.3 else mutated(random.choice(seeds))


def mutated(text: str) -> str:
    """The frame with a few changes."""
    for _ in range(random.randint(0, 4)):
        text = random.choice(CHANGES)(text, random.randint(0, len(text)))
    return text


CHANGES: list[Callable[[str, int], str]] = [
    lambda text, at: text[:at] + random.choice(GARBAGE) + text[at:],
    lambda text, at: text[:at] + text[at + 1 :],
    lambda text, at: text[:at],
    lambda text, at: text[at:],
    lambda text, at: text[:at] + text[at:] * 2,
    lambda text, at: text[:at] + text[at : at + 3][::-1] + text[at + 3 :],
]


def bytes_of(text: str) -> bytes:
    """The frame as a client sends it, now and then with a bit that is wrong."""
    data = bytearray(frame(text))
    if random.random() < 0.05:
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


class Offenders:
    """Clients that throw frames at the first worker, as participants of a session of their own."""

    def __init__(self, rig: FaultRig, talk: Talk, token: str) -> None:
        self._port = rig.workers[0].port
        self._token = token
        self._frames = frames(talk.id)
        self._left = 0
        self.spared: list[list[str]] = []
        self.connections = 0

    async def throw(self, total: int) -> None:
        """Throw so many, from many connections."""
        self._left = total
        await asyncio.gather(*[self._some() for _ in range(AT_ONCE)])

    async def _some(self) -> None:
        while self._left > 0:
            count = random.randint(1, MOST_IN_ONE)
            self._left -= count
            self.connections += 1
            with suppress(ConnectionError, RefusedError):
                await self._offend([next(self._frames) for _ in range(count)])

    async def _offend(self, thrown: list[str]) -> None:
        """Send these on one connection, as long as it is let; in the end everybody is cut."""
        wire = await Wire.open(self._port, self._token, silence)
        for one in thrown:
            if wire.is_open:
                wire.send(bytes_of(one))
                await asyncio.sleep(0)
        wire.send_text("42[")
        if not await gone(wire, GONE_SECONDS):
            wire.abort()
            self.spared.append(thrown)


async def throw_at(rig: FaultRig, total: int, figures: Figures | None = None) -> None:
    """Throw so many frames while a few others talk."""
    canaries = await rig.crowd(CANARIES, worker=rig.workers[0])
    talk = await rig.stack.enter_async_context(open_talk(rig.workers[0], Sockets(rig.stack)))
    offenders = Offenders(rig, talk, (await talk.add_participant()).token)
    await offenders.throw(WARM_FRAMES)
    held, lines = rig.workers[0].memory(), rig.workers[0].lines()
    talking = asyncio.create_task(rig.chat(canaries, CANARY_RATE, seconds=3600))
    await offenders.throw(total)
    talking.cancel()
    await rig.settle()
    assert not offenders.spared, offenders.spared[0]
    assert [len(canary.welcomes) for canary in canaries] == [1] * CANARIES
    if figures is not None:
        figures.add("canaries hear, ms, p99", p(99, Times(rig.history).deliveries()) * 1000)
        figures.add("memory, MB more", (rig.workers[0].memory() - held) / 1e6, 10)
        more = rig.workers[0].lines() - lines
        figures.add("log lines for each connection", more / offenders.connections)


async def test_a_few_wrong_frames_disturb_nobody(rig: FaultRig) -> None:
    await throw_at(rig, SHORT_FRAMES)


@pytest.mark.long
async def test_a_hundred_thousand_wrong_frames_disturb_nobody(
    rig: FaultRig, figures: Figures
) -> None:
    await throw_at(rig, long(FRAMES), figures)
