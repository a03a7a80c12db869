"""A member's own messages: one after the other, each under one client id until it is acknowledged.

As the page does it (`frontend/src/features/messages/outbox.svelte.ts`), but with less patience,
and on demand with several copies at once.
"""

import asyncio
import json
import random
from collections import deque
from dataclasses import dataclass
from time import monotonic
from typing import Any

from app.core.config import ROOT
from rig.history import Ack, Sent
from rig.wire import Wire

ANSWER_SECONDS = 5.0
PAUSE_SECONDS = 1.0
_REFUSALS = json.loads((ROOT / "backend/contract/refusals.json").read_text())
# Nothing is wrong with the message itself: it waits a moment and goes again.
UNDELIVERED = {code for code, refusal in _REFUSALS.items() if refusal["retry"] == "later"}


@dataclass(frozen=True)
class Attempt:
    """One try to say something: when, how long until its end was seen, and what that was."""

    begun: float
    took: float
    outcome: str  # "ok", the refusal's code, or "nothing"


class Outbox:
    """Sends what was written, for as long as it takes."""

    def __init__(self, copies: int = 1) -> None:
        self._waiting: deque[Sent] = deque()
        self._news = asyncio.Event()
        self._opened = asyncio.Event()
        self._wire: Wire
        self._port = 0
        self.copies = copies
        self.attempts: list[Attempt] = []

    @property
    def is_empty(self) -> bool:
        """Whether everything was acknowledged."""
        return not self._waiting

    @property
    def is_open(self) -> bool:
        """Whether there is a connection that has joined."""
        return self._opened.is_set()

    def add(self, sent: Sent) -> None:
        """Add a message to send."""
        self._waiting.append(sent)
        self._news.set()

    def open(self, wire: Wire, port: int) -> None:
        """There is a connection that has joined."""
        self._wire, self._port = wire, port
        self._opened.set()

    def close(self) -> None:
        """There is no connection any more."""
        self._opened.clear()

    async def send_all(self) -> None:
        """Send all waiting messages, until cancelled."""
        while True:
            await self._news.wait()
            self._news.clear()
            while self._waiting:
                await self._opened.wait()
                if await self._send(self._waiting[0]):
                    self._waiting.popleft()

    async def _send(self, sent: Sent) -> bool:
        begun = monotonic()
        sent.ports.add(self._port)
        said = {"message": sent.text, "client_id": sent.client_id}
        answers = [self._wire.ask("send_message", said) for _ in range(self.copies)]
        for answer in answers:
            answer.add_done_callback(lambda done: _note(sent, done))
        await asyncio.wait(answers, timeout=ANSWER_SECONDS)
        outcome, patience = _outcome(answers)
        self.attempts.append(Attempt(begun, monotonic() - begun, outcome))
        if outcome != "ok":
            assert outcome in UNDELIVERED or outcome == "nothing", outcome
            await asyncio.sleep(random.random() * patience)
        return outcome == "ok"


Answer = asyncio.Future[dict[str, Any]]


def _outcome(answers: list[Answer]) -> tuple[str, float]:
    """What is known now, and how long to wait before the next try."""
    came = [one.result() for one in answers if one.done() and one.exception() is None]
    if any(ack["ok"] for ack in came):
        return "ok", 0.0
    if came:
        return came[0]["code"], came[0].get("retry_after") or PAUSE_SECONDS
    return "nothing", PAUSE_SECONDS


def _note(sent: Sent, answer: Answer) -> None:
    """Write every acknowledgement down, late ones too."""
    if answer.cancelled() or answer.exception() is not None or not answer.result()["ok"]:
        return
    sent.acks.append(Ack(answer.result()["id"], answer.result()["seq"]))
    sent.acked_at = sent.acked_at or monotonic()
