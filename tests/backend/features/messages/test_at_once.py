"""Messages that one statement stores: as if many had, whatever changes meanwhile and wherever."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import event, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.audience import HOSTS
from app.core.clock import utc_now
from app.features.live_sessions.errors import SessionPaused
from app.features.messages import repository, service
from app.features.messages.commands import MessageAck, SendMessage
from app.features.messages.errors import ChatOff, MutedByPresenter
from app.features.messages.events import NewMessage, payload_of
from app.features.messages.rules import reply_columns
from app.main import app
from app.storage import driver
from app.storage.append_with_rows import AppendWithRows, Draft
from app.storage.database import get_engine
from app.storage.models import EventRow, LiveSession, Message
from app.storage.session_state import MOST_KEPT, LastStates, SessionState
from fixtures import pgbouncer
from fixtures.live_sessions import active

ANN = Actor("a" * 32, "participant", "안")


@pytest.fixture(params=["sqlite", "postgresql", "behind PgBouncer"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Where this run of a test stores."""
    kind: str = request.param
    return kind


@pytest.fixture(scope="module")
def pooled(migrated_postgres: str) -> Iterator[str]:
    with pgbouncer.in_front_of(migrated_postgres) as url:
        yield f"{url}?pgbouncer=true"


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest, database_url: str) -> str:
    if database_kind == "behind PgBouncer":
        pooled_url: str = request.getfixturevalue("pooled")
        return pooled_url
    return database_url


@pytest.fixture
async def session_id(presenter: httpx.AsyncClient) -> str:
    """A running session with chat on."""
    return (await active(presenter, chat=True))["id"]


async def send(session_id: str, *texts: str) -> list[service.Outcome]:
    """Send messages of one person in one batch, as the session's writer does."""
    said = [(ANN, SendMessage(message=text)) for text in texts]
    context = app.state.realtime.context
    try:
        return [*await context.run(service.send_new, session_id, said)]
    except (service.CheckEach, service.Refusal):
        return [*await context.run(service.send_all, session_id, said)]


async def test_what_changed_since_a_message_holds_for_the_next_one(
    session_id: str, db: AsyncSession
):
    await send(session_id, "a", "b")
    mine = update(LiveSession).where(LiveSession.id == session_id)
    for change, refusal in (
        ({"features": {"chat": False}}, ChatOff),
        ({"features": {"chat": True}, "status": "paused"}, SessionPaused),
        ({"status": "active", "muted": {ANN.id: None}}, MutedByPresenter),
    ):
        await db.execute(mine.values(change))
        await db.commit()
        assert [type(one) for one in await send(session_id, "no")] == [refusal]
    await db.execute(mine.values(muted={}))
    await db.commit()
    await send(session_id, "c")
    stored = await db.scalars(select(Message.message).order_by(Message.seq))
    assert [*stored] == ["a", "b", "c"]


async def test_the_log_holds_what_was_told_and_has_no_gaps(session_id: str, db: AsyncSession):
    texts = ['"seq":0', "{}", "줄\n바꿈 ' \\ \u2028", "🙂"]
    acks = [*await send(session_id, "first"), *await send(session_id, *texts)]
    assert all(isinstance(ack, MessageAck) for ack in acks)
    logged = select(EventRow).where(EventRow.type == NewMessage.name).order_by(EventRow.seq)
    rows = (await db.execute(select(Message.__table__).order_by(Message.seq))).mappings().all()
    assert [row["message"] for row in rows] == ["first", *texts]
    events = [*await db.scalars(logged)]
    assert [(one.seq, one.data) for one in events] == [
        (row["seq"], NewMessage.of(row).wire()) for row in rows
    ]
    assert [row["seq"] for row in rows] == [ack.seq for ack in acks if isinstance(ack, MessageAck)]
    head = await db.scalar(select(LiveSession.last_seq))
    assert [row["seq"] for row in rows] == list(range(head - 4, head + 1))


async def test_one_message_is_one_statement_where_the_database_has_one(
    session_id: str, database_kind: str, monkeypatch: pytest.MonkeyPatch
):
    await send(session_id, "first")
    ran: list[str] = []
    for name in ("fetch", "fetch_alone", "execute_many"):
        monkeypatch.setattr(driver, name, _noting(name, ran))
    with _begins() as began:
        await send(session_id, "a", "b")
    expected = {"postgresql": ["fetch_alone"], "behind PgBouncer": ["fetch"]}
    assert ran == expected.get(database_kind, ["fetch", "execute_many", "execute_many"])
    assert len(began) == (0 if database_kind == "postgresql" else 1)


def test_the_ack_is_sent_as_pydantic_would_make_it():
    ack = MessageAck(id="a" * 32, seq=7, sent_at=utc_now())
    assert ack.wire() == ack.model_dump(mode="json")


@pytest.mark.parametrize(("client_id", "reply_to"), [(None, None), ("x", "m" * 32)])
def test_the_payload_of_a_new_message_is_that_of_its_event(
    client_id: str | None, reply_to: str | None
):
    text = '"seq":0 줄\n바꿈 \u2028 🙂'
    said = SendMessage(message=text, client_id=client_id, reply_to=reply_to)
    row = service._compose(ANN, "s" * 32, said) | reply_columns(said, {"m" * 32: 5})
    event = NewMessage.of({**row, "seq": 7}).wire()
    assert [*{"seq": 7, **payload_of(row)}.items()] == [*event.items()], "in the same order"


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_what_is_not_for_everyone_is_not_stored_this_way(session_id: str):
    class Secret(NewMessage):
        audience = HOSTS

    context = app.state.realtime.context
    said = SendMessage(message="a")
    row = service._compose(ANN, session_id, said) | reply_columns(said, {})
    draft = Draft(Secret.of({**row, "seq": 0}), row, 0.0)
    state = SessionState(("active", "{}", "{}", "{}", "[]", "[]"))
    append: AppendWithRows = repository.APPEND
    async with context.open_db() as db:
        with pytest.raises(ValueError, match="everyone"):
            await append.run(db, session_id, state, [draft])


def test_the_states_seen_last_are_kept_and_no_more():
    states = LastStates()
    texts = ("active", "{}", "{}", "{}", "[]", "[]")
    for number in range(MOST_KEPT + 2):
        states.keep(str(number), SessionState(texts))
        states.keep("1", SessionState(texts))
    assert len(states) == MOST_KEPT
    assert "0" not in states
    assert "1" in states


def _noting(name: str, ran: list[str]) -> Callable[..., Awaitable[Any]]:
    run = getattr(driver, name)

    async def note(*args: Any, **options: Any) -> Any:
        ran.append(name)
        return await run(*args, **options)

    return note


@contextmanager
def _begins() -> Iterator[list[object]]:
    """Note each transaction that SQLAlchemy begins."""
    began: list[object] = []

    def note(connection: object) -> None:
        began.append(connection)

    engine = get_engine().sync_engine
    event.listen(engine, "begin", note)
    yield began
    event.remove(engine, "begin", note)
