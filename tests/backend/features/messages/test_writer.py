"""Group commit: messages that come together are stored together, and each gets its own answer."""

import asyncio
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.live_sessions.errors import SessionNotFound
from app.features.messages.commands import SendMessage
from app.features.messages.errors import ChatOff
from app.features.messages.writer import writer
from app.main import app
from app.realtime.context import WorkerContext
from app.storage.models import EventRow, Message
from fixtures.live_sessions import active

ANN, BEN = (Actor(letter * 32, "participant", name) for letter, name in (("a", "안"), ("b", "벤")))


class CountedContext:
    """A worker context that counts its transactions."""

    def __init__(self, context: WorkerContext) -> None:
        self._context = context
        self.rooms = context.rooms
        self.own = context.own
        self.transactions = 0

    async def run(self, service, *args):
        self.transactions += 1
        return await self._context.run(service, *args)


@pytest.fixture
def context(database: str) -> CountedContext:
    """What a worker lends, counted."""
    return CountedContext(app.state.realtime.context)


@pytest.fixture
async def session_id(presenter: httpx.AsyncClient) -> str:
    """A running session with chat on."""
    return (await active(presenter, chat=True))["id"]


def said(text: str, client_id: str | None = None) -> SendMessage:
    return SendMessage(message=text, client_id=client_id)


async def stored(db: AsyncSession, session_id: str) -> list[str]:
    """The texts in the order of the log."""
    statement = select(Message).where(Message.session_id == session_id).order_by(Message.seq)
    texts = [message.message for message in await db.scalars(statement)]
    await db.rollback()
    return texts


async def test_nothing_is_stored_where_nothing_is_allowed(
    presenter: httpx.AsyncClient, context: CountedContext, db: AsyncSession
):
    closed = (await active(presenter))["id"]
    together = [writer(context, closed).send(ANN, said("a")) for _ in range(3)]
    outcomes = await asyncio.gather(*together, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [ChatOff] * 3
    with pytest.raises(SessionNotFound):
        await writer(context, "0" * 32).send(ANN, said("a"))
    assert await stored(db, closed) == []


async def test_what_comes_together_is_stored_together_in_order(
    context: CountedContext, db: AsyncSession, session_id: str
):
    texts = [str(number) for number in range(150)]
    acks = await asyncio.gather(
        *(writer(context, session_id).send((ANN, BEN)[n % 2], said(t)) for n, t in enumerate(texts))
    )
    assert await stored(db, session_id) == texts
    first = acks[0].seq
    assert [message.seq for message in acks] == list(range(first, first + 150))
    assert context.transactions == 2
    log = await db.scalars(select(EventRow.seq).where(EventRow.session_id == session_id))
    assert sorted(log) == list(range(1, first + 150))


async def test_one_client_id_is_one_message_within_and_between_batches(
    context: CountedContext, db: AsyncSession, session_id: str
):
    send = writer(context, session_id).send
    again = [send(ANN, said("once", "x")) for _ in range(5)]
    acks = await asyncio.gather(*again, send(BEN, said("another's", "x")))
    later = await writer(context, session_id).send(ANN, said("once", "x"))
    assert len({message.id for message in [*acks[:5], later]}) == 1
    assert await stored(db, session_id) == ["once", "another's"]


async def test_what_was_stored_is_answered_after_chat_is_off(
    context: CountedContext, presenter: httpx.AsyncClient, session_id: str
):
    ack = await writer(context, session_id).send(ANN, said("a", "x"))
    await presenter.patch(f"/api/sessions/{session_id}/features", json={"chat": False})
    outcomes = await asyncio.gather(
        writer(context, session_id).send(ANN, said("a", "x")),
        writer(context, session_id).send(ANN, said("b", "y")),
        return_exceptions=True,
    )
    assert outcomes[0].seq == ack.seq
    assert isinstance(outcomes[1], ChatOff)


async def test_a_batch_that_fails_may_be_sent_again(
    context: CountedContext, db: AsyncSession, session_id: str
):
    def unavailable() -> AsyncSession:
        raise OperationalError("", {}, Exception())

    broken = replace(app.state.realtime.context, open_db=unavailable)
    together = [writer(broken, session_id).send(ANN, said(text, text)) for text in "ab"]
    outcomes = await asyncio.gather(*together, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [OperationalError] * 2
    await asyncio.gather(*(writer(context, session_id).send(ANN, said(t, t)) for t in "ab"))
    assert await stored(db, session_id) == ["a", "b"]


async def test_a_sender_who_has_gone_keeps_nobody_waiting(
    context: CountedContext, db: AsyncSession, session_id: str
):
    gone = asyncio.create_task(writer(context, session_id).send(ANN, said("a")))
    there = asyncio.create_task(writer(context, session_id).send(BEN, said("b")))
    await asyncio.sleep(0)
    gone.cancel()
    assert (await there).seq
    assert await stored(db, session_id) == ["a", "b"]
