"""Group commit: each live session has one writer, which stores messages in batches.

A batch holds the messages that arrived during the previous commit, so one message alone takes one
transaction, and many share one. In a busy room a commit starts just in time for the room's next
flush: a message that arrives meanwhile joins the batch, and is delivered no later.
"""

from asyncio import Future
from collections.abc import Sequence
from time import monotonic
from weakref import WeakValueDictionary

from sqlalchemy.exc import IntegrityError, NoResultFound

from app.core.actor import Actor
from app.core.batcher import Batcher
from app.core.refusal import Refusal
from app.features.messages import service
from app.features.messages.commands import HeldAck, MessageAck
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

_OF_LATE = 0.9  # how fast a long commit is forgotten

_Sent = tuple[Actor, service.Sent]


class SessionWriter:
    """Stores the messages of one live session in the order of arrival."""

    def __init__(self, context: WorkerContext, session_id: str) -> None:
        self._context = context
        self._session_id = session_id
        self._batcher = Batcher[_Sent, MessageAck | HeldAck](
            self._store, delay=self._seconds_until_flush
        )
        self._took = 0.0  # seconds, the longest commit of late

    async def send(self, actor: Actor, command: service.Sent) -> MessageAck | HeldAck:
        """Return the ack after the message's commit.

        Raises:
            Refusal: this message is refused; others of its batch may be stored.
        """
        return await self.put(actor, command)

    def put(self, actor: Actor, command: service.Sent) -> Future[MessageAck | HeldAck]:
        """Return the ack in a future, which raises as `send` does."""
        return self._batcher.put((actor, command))

    async def _store(self, sent: list[_Sent]) -> Sequence[service.Outcome]:
        began = monotonic()
        try:
            return await self._commit(sent)
        finally:
            self._took = max(monotonic() - began, self._took * _OF_LATE)

    async def _commit(self, sent: list[_Sent]) -> Sequence[service.Outcome]:
        try:
            return await self._context.run(service.send_new, self._session_id, sent)
        except (service.CheckEach, Refusal, IntegrityError, NoResultFound):
            return await self._context.run(service.send_all, self._session_id, sent)

    def _seconds_until_flush(self) -> float:
        """How long a commit may be put off, so that it ends with the room's next flush."""
        room = self._context.rooms.get(self._session_id)
        return 0.0 if room is None else room.seconds_until_flush(self._took) - self._took


class Writers(WeakValueDictionary[str, SessionWriter]):
    """A worker's active writers, by session id."""


def writer_of(context: WorkerContext, room: Room) -> SessionWriter:
    """Return the writer of the room's session on this worker, kept while the room is open."""
    return room.own(writer, context, room.session_id)


def writer(context: WorkerContext, session_id: str) -> SessionWriter:
    """Return the session's writer on this worker."""
    writers = context.own(Writers)
    found = writers.get(session_id)
    return found or writers.setdefault(session_id, SessionWriter(context, session_id))
