"""Group commit: one writer for each live session stores what arrived during its last commit.

Alone, a message costs a transaction; in a crowd, a share of one. Nobody waits for a timer: the
first message of a quiet session is committed at once, and those that come meanwhile are next.
"""

import asyncio
from collections import deque

from app.core.refusal import Refusal
from app.identity.actor import Actor
from app.messages import service
from app.messages.commands import SendMessage
from app.models import Message
from app.realtime.tools import Tools

MAX_BATCH = 100

_Letter = tuple[Actor, SendMessage, asyncio.Future[Message]]


class SessionWriter:
    """Stores the messages of one live session, in the order of arrival."""

    def __init__(self, session_id: str) -> None:
        self._session_id = session_id
        self._waiting: deque[_Letter] = deque()
        self._task: asyncio.Task[None] | None = None

    async def send(self, tools: Tools, actor: Actor, command: SendMessage) -> Message:
        """The message, once it is committed.

        Raises:
            Refusal: this message is refused; the others of its batch may well be stored.
        """
        done: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._waiting.append((actor, command, done))
        if self._task is None:
            self._task = asyncio.create_task(self._work(tools))
        return await done

    async def _work(self, tools: Tools) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), MAX_BATCH))]
            await self._commit(tools, batch)
        self._task = None
        _writers.pop(self._session_id, None)

    async def _commit(self, tools: Tools, batch: list[_Letter]) -> None:
        said = [(actor, command) for actor, command, _ in batch]
        outcomes: list[Message | Exception]
        try:
            outcomes = [*await tools.run(service.send_all, self._session_id, said)]
        except Exception as error:
            outcomes = [error] * len(batch)
        for (_, _, done), outcome in zip(batch, outcomes, strict=True):
            _settle(done, outcome)


_writers: dict[str, SessionWriter] = {}  # of live sessions with something to store


def writer(session_id: str) -> SessionWriter:
    """The writer of a live session on this worker."""
    return _writers.setdefault(session_id, SessionWriter(session_id))


def _settle(done: asyncio.Future[Message], outcome: Message | Exception | Refusal) -> None:
    if done.done():  # its sender has gone
        return
    if isinstance(outcome, Exception):
        done.set_exception(outcome)
    else:
        done.set_result(outcome)
