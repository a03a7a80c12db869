"""Group commit: one writer for each live session stores what arrived during its last commit.

Alone, a message costs a transaction; in a crowd, a share of one. The first message of a quiet
session is committed at once, and those that come meanwhile are next. A busy room collects what it
will tell with its next pass: a commit waits for that, since nobody would hear of it before.
"""

import asyncio
from collections import deque

from sqlalchemy.exc import IntegrityError, NoResultFound

from app.core.refusal import Refusal
from app.identity.actor import Actor
from app.messages import service
from app.messages.commands import MessageAck, SendMessage
from app.realtime.tools import Tools

MAX_BATCH = 100
_PUBLISH_SECONDS = 0.001  # by then the room has what was committed

_Letter = tuple[Actor, SendMessage, asyncio.Future[MessageAck]]


class SessionWriter:
    """Stores the messages of one live session, in the order of arrival."""

    def __init__(self, session_id: str) -> None:
        self._session_id = session_id
        self._waiting: deque[_Letter] = deque()
        self._task: asyncio.Task[None] | None = None
        self._tools: Tools

    async def send(self, tools: Tools, actor: Actor, command: SendMessage) -> MessageAck:
        """The answer, once the message is committed.

        Raises:
            Refusal: this message is refused; the others of its batch may well be stored.
        """
        done: asyncio.Future[MessageAck] = asyncio.get_running_loop().create_future()
        self._waiting.append((actor, command, done))
        self._tools = tools
        if self._task is None:
            self._task = asyncio.create_task(self._work())
        return await done

    async def _work(self) -> None:
        try:
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), MAX_BATCH))]
                await self._commit(self._tools, batch)
                await self._rest()
        finally:
            _writers.pop(self._session_id, None)

    async def _rest(self) -> None:
        await asyncio.sleep(_PUBLISH_SECONDS)
        room = self._tools.rooms.get(self._session_id)
        if room is not None:
            await asyncio.sleep(room.rest())

    async def _commit(self, tools: Tools, batch: list[_Letter]) -> None:
        said = [(actor, command) for actor, command, _ in batch]
        outcomes: list[MessageAck | Exception]
        try:
            outcomes = await _store(tools, self._session_id, said)
        except Exception as error:
            outcomes = [error] * len(batch)
        for (_, _, done), outcome in zip(batch, outcomes, strict=True):
            _settle(done, outcome)


async def _store(
    tools: Tools, session_id: str, said: list[tuple[Actor, SendMessage]]
) -> list[MessageAck | Exception]:
    try:
        return [*await tools.run(service.send_new, session_id, said)]
    except (Refusal, IntegrityError, NoResultFound):
        return [*await tools.run(service.send_all, session_id, said)]


_writers: dict[str, SessionWriter] = {}  # of live sessions with something to store


def writer(session_id: str) -> SessionWriter:
    """The writer of a live session on this worker."""
    return _writers.setdefault(session_id, SessionWriter(session_id))


def _settle(done: asyncio.Future[MessageAck], outcome: MessageAck | Exception | Refusal) -> None:
    if done.done():  # its sender has gone
        return
    if isinstance(outcome, Exception):
        done.set_exception(outcome)
    else:
        done.set_result(outcome)
