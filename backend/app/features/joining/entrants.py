"""Participants who enter a session at the same time: found, shown and let in without tasks."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, NamedTuple
from weakref import WeakValueDictionary

import msgspec

from app.core.actor import Actor
from app.core.batcher import Batcher
from app.core.permissions import check
from app.core.refusal import Refusal
from app.core.security import Claims, verify_token
from app.core.slices import Slice
from app.features.event_log.views import LogPage
from app.features.joining.commands import JoinAck, JoinSession
from app.features.joining.parts import Parts
from app.features.joining.permissions import JOIN
from app.features.joining.snapshot import Snapshot, snapshot_of
from app.features.joining.welcome import Welcome
from app.features.participants import service
from app.realtime.context import WorkerContext
from app.realtime.gateway.fast_path import Begin, Unusual
from app.realtime.rooms.connection import Connection
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room
from app.realtime.snapshot import Shown

MOST_SINCE = 2**63 - 1
AT_ONCE = 16  # members who enter between two looks at the clock


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    """`JoinSession` in JSON, as participants who have a token usually send it."""

    session_id: str
    token: str | None = None
    since: Annotated[int, msgspec.Meta(ge=0)] | None = None


class Entrant(NamedTuple):
    """A socket that wants to enter, whose token was verified."""

    connection: Connection
    claims: Claims
    asked: Entry

    def unusual(self) -> Unusual:
        """Return what `join_session` is given instead."""
        return Unusual(JoinSession(**msgspec.structs.asdict(self.asked)))


class Entrances(WeakValueDictionary[str, Batcher[Entrant, JoinAck]]):
    """Those of a worker, by session: none waits for who enters another one."""


def prepare(
    parts: Parts, context: WorkerContext, connection: Connection, asked: Entry
) -> Begin | None:
    """Return what lets a participant in who shows a token of this session; None for all others."""
    claims = verify_token(asked.token) if asked.token else connection.claims
    if claims is None or claims.aud != "participant" or claims.session_id != asked.session_id:
        return None
    if (asked.since or 0) > MOST_SINCE:
        return None
    entrances, session_id = context.own(Entrances), asked.session_id
    entrance = entrances.get(session_id)
    if entrance is None:
        let_in = partial(_let_in, parts, context, session_id)
        entrance = Batcher[Entrant, JoinAck](let_in, cooldown=service.gather)
        entrances[session_id] = entrance
    return partial(entrance.put, Entrant(connection, claims, asked))


async def _let_in(
    parts: Parts, context: WorkerContext, session_id: str, entrants: list[Entrant]
) -> Sequence[JoinAck | Exception]:
    """Do what `join_session` does for all of them; each has an answer of their own."""
    async with context.open_db() as db:
        found = await service.find_participants(db, [one.claims for one in entrants])
    answers: list[Any] = [_admitted(one, who) for one, who in zip(entrants, found, strict=True)]
    places = [place for place, answer in enumerate(answers) if isinstance(answer, Actor)]
    if places:
        admitted = [(entrants[place], answers[place]) for place in places]
        with context.rooms.keep_open(session_id) as room:
            entered = await _enter(parts, context, room, admitted)
        for place, answer in zip(places, entered, strict=True):
            answers[place] = answer
    return answers


def _admitted(entrant: Entrant, found: tuple[Actor, bool] | Refusal) -> Actor | Exception:
    """Return the actor, or why they do not enter in this way."""
    if isinstance(found, Refusal):
        return found
    actor, may_enter_at_once = found
    if not may_enter_at_once:
        return entrant.unusual()
    try:
        check(actor, JOIN)
        entrant.connection.count_as(entrant.claims)
    except Refusal as refusal:
        return refusal
    return actor


async def _enter(
    parts: Parts, context: WorkerContext, room: Room, admitted: Sequence[tuple[Entrant, Actor]]
) -> Sequence[JoinAck | Exception]:
    """Show the room to all, and let them in, in slices."""
    since = max(entrant.asked.since or 0 for entrant, _ in admitted)
    snapshot = await snapshot_of(parts, context, room, since)
    counted = await parts.totals(context, room.session_id)
    actors = [actor for _, actor in admitted]
    made = await parts.for_all(context, room.session_id, snapshot.shown, actors)
    for fact in snapshot.latest:
        room.latest.setdefault(fact.name, fact.data)
    answers: list[JoinAck | Exception] = []
    current = Slice()
    for start in range(0, len(admitted), AT_ONCE):
        if current.is_over:
            await asyncio.sleep(0)
            current = Slice()
        end = start + AT_ONCE
        unkept = [{**counted, **own} for own in made[start:end]]
        answers += await _add(room, snapshot, admitted[start:end], unkept)
    return answers


async def _add(
    room: Room,
    snapshot: Snapshot,
    admitted: Sequence[tuple[Entrant, Actor]],
    unkept: Sequence[Shown],
) -> Sequence[JoinAck | Exception]:
    entered = [_member(room, one, actor, snapshot.seq) for one, actor in admitted]
    newcomers = [
        (member, Welcome(snapshot, actor, own, _missed(one, snapshot.seq)).event)
        for member, (one, actor), own in zip(entered, admitted, unkept, strict=True)
        if isinstance(member, Member)
    ]
    try:
        await room.add_members(newcomers, snapshot.seq)
    except BaseException as error:
        for one, _ in admitted:
            await one.connection.leave()
        if not isinstance(error, Exception):
            raise
        return [error if isinstance(member, Member) else member for member in entered]
    for member, (one, _) in zip(entered, admitted, strict=True):
        if isinstance(member, Member):
            one.connection.claims = one.claims
    ack = JoinAck(seq=snapshot.seq)
    return [ack if isinstance(member, Member) else member for member in entered]


def _member(room: Room, entrant: Entrant, actor: Actor, seq: int) -> Member | Exception:
    """Make them a member; what they have missed is read on the long way."""
    if entrant.asked.since not in (None, seq):
        return entrant.unusual()
    member = Member(entrant.connection.sid, actor)
    try:
        entrant.connection.enter(room, member)
    except Refusal as refusal:  # the socket has closed meanwhile
        return refusal
    return member


def _missed(entrant: Entrant, seq: int) -> LogPage | None:
    is_asked = entrant.asked.since is not None
    return LogPage(events=[], head=seq, more=False) if is_asked else None
