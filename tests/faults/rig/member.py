"""A member who behaves as our page does: it comes back, catches up, and says again."""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from time import monotonic
from typing import Any

from fixtures.talk import Participant
from rig.history import Fact, History, Received, Sent, Slice, Visit
from rig.outbox import Outbox
from rig.position import Event, Position
from rig.wire import OnEvent, RefusedError, Wire, silence

ANSWER_SECONDS = 8.0
FAR_BEHIND = 1_000  # then the newest page is shown, and the rest is read on scrolling
_FIRST_SECONDS, _MOST_SECONDS = 0.5, 5.0


class Member:
    """One participant's page. Everything it says and receives goes into the history."""

    def __init__(
        self, participant: Participant, session_id: str, history: History, port: Callable[[], int]
    ) -> None:
        self.participant = participant
        self.received = Received(participant.nickname)
        self.outbox = Outbox()
        self.comings: list[float] = []  # seconds, each from TCP's beginning to what it had missed
        self.welcomes: list[tuple[float, dict[str, Any]]] = []
        self.wire: Wire | None = None
        self.buffer = 0
        self.listen: OnEvent = silence  # receives everything that the member receives, too
        self._session_id = session_id
        self._history = history
        self._choose_port = port
        self._port = 0
        self._numbers = count()
        self._position = Position(self._apply, self._read_after)
        self._tasks: set[asyncio.Task[None]] = set()
        history.received.append(self.received)

    @property
    def position(self) -> int | None:
        """Return the last `seq` that the member has received."""
        return self._position.seq

    @property
    def is_joined(self) -> bool:
        """Whether it is in the room, as far as it knows."""
        return self.wire is not None and self.wire.is_open

    def start(self) -> "Member":
        """Come, and come back whenever the connection is lost."""
        self._do(self._live())
        self._do(self.outbox.send_all())
        return self

    def send_message(self, words: str = "") -> Sent:
        """Write something; it is sent until it is acknowledged."""
        number = next(self._numbers)
        name = f"{self.participant.nickname} {number}"
        text = f"{name} {words}".strip()
        sent = Sent(name, self.participant.id, number, text, monotonic())
        self._history.sent[name] = sent
        self.outbox.add(sent)
        return sent

    def cut(self) -> None:
        """Lose the connection."""
        if self.wire is not None:
            self.wire.abort()

    async def leave(self) -> None:
        """Leave for good."""
        assert self.wire is not None
        with suppress(OSError, TimeoutError):
            await self.wire.call("leave_session", {}, within=ANSWER_SECONDS)

    async def stop(self) -> None:
        """Close the connection and do not reconnect."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.cut()

    def _do(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.result()  # what is raised here reaches the rig

    async def _live(self) -> None:
        attempt = 0
        while True:
            with suppress(OSError, TimeoutError, RefusedError):
                await self._come()
                attempt = 0
                assert self.wire is not None
                await self.wire.ended.wait()
            self._go()
            await asyncio.sleep(random.random() * min(_MOST_SECONDS, _FIRST_SECONDS * 2**attempt))
            attempt += 1

    async def _come(self) -> None:
        began = monotonic()
        self._port = self._choose_port()
        self.wire = await Wire.open(
            self._port, self.participant.token, self._on_event, buffer=self.buffer
        )
        joining = {"session_id": self._session_id, "since": self._position.seq}
        await self.wire.call("join_session", joining, within=ANSWER_SECONDS)
        self.outbox.open(self.wire, self._port)
        self.comings.append(monotonic() - began)

    def _go(self) -> None:
        self.outbox.close()
        self.cut()

    def _on_event(self, event: str, payload: Any) -> None:
        self.listen(event, payload)
        if event == "joined_session":
            self._welcome(payload)
        elif event == "head":
            self._reach(payload["seq"])
        elif "seq" in payload:
            self.received.visits[-1].seqs.append(payload["seq"])
            self._receive({"seq": payload["seq"], "type": event, "data": payload})

    def _welcome(self, joined: dict[str, Any]) -> None:
        self.welcomes.append((monotonic(), joined))
        self.received.visits.append(Visit(joined["seq"]))
        seq = self._position.seq
        if seq is None or joined["seq"] - seq > FAR_BEHIND:
            self.received.slices.append(Slice(joined["seq"]))
            self._position.start(joined["seq"])
            return
        for event in joined["events"] or []:
            self._receive(event)
        self._reach(joined["head"] or joined["seq"])

    def _receive(self, event: Event) -> None:
        if self._position.accept(event):
            self._do(self._position.repair())

    def _reach(self, head: int) -> None:
        if self._position.seq is not None and head > self._position.seq:
            self._do(self._position.repair())

    def _apply(self, event: Event) -> None:
        name = event["data"]["id"] if event["type"] == "new_message" else ""
        fact = Fact(event["seq"], name, monotonic(), self._port)
        self.received.slices[-1].facts.append(fact)

    async def _read_after(self, since: int) -> dict[str, Any]:
        if self.wire is None:
            raise ConnectionResetError
        return await self.wire.call("sync", {"since": since}, within=ANSWER_SECONDS)
