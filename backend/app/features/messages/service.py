"""Chat: store and publish each message once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.ids import new_id
from app.core.refusal import Refusal
from app.core.schemas import EventFactory, Prepared
from app.features.live_sessions import queries
from app.features.live_sessions.events import Hidden
from app.features.messages import policy, repository
from app.features.messages.commands import HeldAck, MessageAck, SendMessage
from app.features.messages.errors import MessageRefused, MessageWithdrawn
from app.features.messages.events import DELETED, HELD, NewMessage, payload_of
from app.features.messages.options import ChatSwitch
from app.features.messages.rules import Rules, replied_to, reply_columns
from app.features.names import service as names
from app.features.word_filter.filter import filter_of
from app.features.word_filter.options import WordFilterSettings
from app.storage.append_with_rows import Draft
from app.storage.session_state import SessionState
from app.storage.unit_of_work import UnitOfWork

Row = Mapping[str, Any]  # the columns of a message
Outcome = MessageAck | HeldAck | Refusal


class Written(NamedTuple):
    """A message on its way to the database: what a service needs of a `SendMessage`."""

    message: str
    message_type: str
    client_id: str | None
    received_at: float
    reply_to: str | None = None


Sent = SendMessage | Written


class CheckEach(Exception):  # noqa: N818 - nothing went wrong
    """The batch needs a check of each message: call `send_all`."""


async def send_new(
    work: UnitOfWork, session_id: str, sent: Sequence[tuple[Actor, Sent]]
) -> list[Outcome]:
    """Store and publish messages of one session in the given order: the fast path.

    It assumes that no message is a repetition and that the chat is open to all, and reads nothing
    but the session's row, or not even that where its state is as this worker saw it last.

    Raises:
        CheckEach, Refusal, IntegrityError, NoResultFound: the assumption is wrong. Nothing is
            stored; call `send_all`, which decides about each message.
    """
    rows = await _compose_all(work.db, session_id, sent)
    received_at = [command.received_at for _, command in sent]
    if not await _append_at_once(work, sent, rows, received_at):
        seqs, state = await work.take_seqs(session_id, len(rows))
        _check(sent, state)
        events = [_number(row, seq) for row, seq in zip(rows, seqs, strict=True)]
        await work.append(session_id, events, received_at)
        await repository.add_all(work.db, rows)
    return [_outcome(row) for row in rows]


async def send_all(
    work: UnitOfWork, session_id: str, sent: Sequence[tuple[Actor, Sent]]
) -> list[Outcome]:
    """Store and publish messages of one session in the given order, deciding about each.

    A repeated `client_id` returns the outcome of the stored message, whatever the session's state
    is now. A refused message takes no `seq` and does not affect the others; a held message takes
    its `seq` when it is approved.
    """
    rules = await _rules(work.db, session_id, sent)
    client_ids = [command.client_id for _, command in sent if command.client_id]
    known = dict[Any, Row](await repository.sent_as(work.db, session_id, client_ids))
    replied = await replied_to(work.db, session_id, [command for _, command in sent])
    new: list[dict[str, Any]] = []
    outcomes: list[Row | Refusal] = []
    for actor, command in await _by_name(work.db, rules, sent):
        key = (actor.id, command.client_id)
        if command.client_id is None or key not in known:
            try:
                new.append(_admit(rules, replied, actor, command))
            except Refusal as refusal:
                outcomes.append(refusal)
                continue
            known[key] = new[-1]
        outcomes.append(known[key])
    await _store(work, session_id, new)
    return [one if isinstance(one, Refusal) else _outcome(one) for one in outcomes]


async def newest(db: AsyncSession, session_id: str, head: int, limit: int) -> list[NewMessage]:
    """Return the last `limit` messages up to position `head`, oldest first."""
    stored = await repository.newest(db, session_id, head, limit)
    return [NewMessage.of(message.columns()) for message in stored]


async def readable(db: AsyncSession, session_id: str, ids: Collection[str]) -> Collection[str]:
    """Return those of these messages of a session that everybody can read."""
    return await repository.positions(db, session_id, ids)


async def _compose_all(
    db: AsyncSession, session_id: str, sent: Sequence[tuple[Actor, Sent]]
) -> list[dict[str, Any]]:
    replied = await replied_to(db, session_id, [command for _, command in sent])
    return [
        _compose(actor, session_id, command) | reply_columns(command, replied)
        for actor, command in sent
    ]


async def _append_at_once(
    work: UnitOfWork,
    sent: Sequence[tuple[Actor, Sent]],
    rows: Sequence[dict[str, Any]],
    received_at: Sequence[float],
) -> bool:
    """Store rows and events by the session's state as this worker saw it last; return whether."""
    session_id = rows[0]["session_id"]
    state = work.last_state(session_id)
    if state is None or not _passes(sent, state):
        return False
    drafts = [
        Draft(Prepared(NewMessage.name, payload_of(row)), row, since)
        for row, since in zip(rows, received_at, strict=True)
    ]
    seqs = await work.record_at_once(session_id, repository.APPEND, drafts, state)
    for row, seq in zip(rows, seqs, strict=False):
        row["seq"] = seq
    return bool(seqs)


async def _rules(db: AsyncSession, session_id: str, sent: Sequence[tuple[Actor, Sent]]) -> Rules:
    session = await queries.lock_for_update(db, session_id)
    if session.settings.get("chat_mode") != "slow":
        return Rules(session, {})
    senders = {actor.id for actor, _ in sent}
    return Rules(session, await repository.last_sent(db, session_id, senders))


async def _by_name(
    db: AsyncSession, rules: Rules, sent: Sequence[tuple[Actor, Sent]]
) -> list[tuple[Actor, Sent]]:
    """Replace the senders' nicknames by their current ones."""
    called = await names.nicknames(db, rules.session.renamed, {actor.id for actor, _ in sent})
    return [
        (replace(actor, nickname=called.get(actor.id, actor.nickname)), command)
        for actor, command in sent
    ]


async def _store(work: UnitOfWork, session_id: str, rows: Sequence[dict[str, Any]]) -> None:
    held = [row.pop("held") for row in rows]
    received_at = [row.pop("received_at") for row in rows]
    shown = [number for number, waits in enumerate(held) if not waits]
    event_factories: list[EventFactory] = [partial(_number, rows[number]) for number in shown]
    if any(held):
        event_factories.append(lambda seq: Hidden(seq=seq, topics=[HELD]))
    if rows:
        await work.record_all(
            session_id, event_factories, since=[received_at[number] for number in shown]
        )
        await repository.add_all(work.db, rows)


def _set_by_hosts(state: SessionState) -> tuple[ChatSwitch, WordFilterSettings]:
    switch = ChatSwitch.model_validate(state.features)
    return switch, WordFilterSettings.model_validate(state.settings)


def _passes(sent: Sequence[tuple[Actor, Sent]], state: SessionState) -> bool:
    try:
        _check(sent, state)
    except Exception:  # what forbids it may be over
        return False
    return True


def _check(sent: Sequence[tuple[Actor, Sent]], state: SessionState) -> None:
    only_hosts = all(actor.is_host for actor, _ in sent)
    switch, settings = state.once(_set_by_hosts)
    policy.check_on(state.status, switch, is_host=only_hosts)
    if state.settings.get("chat_mode", "open") != "open":
        raise CheckEach
    for actor, command in sent:
        is_special = actor.id in state.muted or actor.id in state.renamed
        if is_special or filter_of(settings, state.words, actor, command.message):
            raise CheckEach


def _admit(rules: Rules, replied: Mapping[str, int], actor: Actor, command: Sent) -> dict[str, Any]:
    reply = reply_columns(command, replied)
    held, message_type = rules.admit(actor, command.message)
    decided = {"held": held, "message_type": message_type, "received_at": command.received_at}
    return _compose(actor, rules.session.id, command) | reply | decided


def _outcome(row: Row) -> Outcome:
    if row["seq"] is not None:
        return MessageAck.model_validate(row)
    if row.get("deleted_at") is None:
        return HeldAck(id=row["id"])
    return MessageWithdrawn() if row["message_type"] == DELETED else MessageRefused()


def _compose(actor: Actor, session_id: str, command: Sent) -> dict[str, Any]:
    return {
        "id": new_id(),
        "session_id": session_id,
        "seq": None,
        "client_id": command.client_id,
        "message": command.message,
        "message_type": command.message_type,
        "sender_id": actor.id,
        "sender_nickname": actor.nickname,
        "sender_role": actor.role,
        "sent_at": utc_now(),
    }


def _number(row: dict[str, Any], seq: int) -> NewMessage:
    row["seq"] = seq
    return NewMessage.of(row)
