"""What is not for everyone is hidden on every way: live, missed, asked for, and as stored."""

from typing import Any

import httpx
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.audience import HOSTS, Audience, only
from app.core.schemas import SessionEvent
from app.features.live_sessions.events import Hidden
from app.main import app
from app.storage import event_log
from app.storage.models import EventRow
from app.storage.unit_of_work import UnitOfWork
from fixtures.actors import Connect
from fixtures.live_sessions import Json, active, join
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk
from fixtures.two_workers import Talks


class Secret(SessionEvent):
    """For hosts alone."""

    name = "secret"
    audience = HOSTS
    id: str = "an id"
    text: str = "a secret"


class Aside(SessionEvent):
    """For whom the unit of work is told."""

    name = "aside"
    hidden_topics = ("list",)
    text: str = "for you alone"


async def record(
    db: AsyncSession, session: Json, form: type[SessionEvent], audience: Audience | None = None
) -> int:
    """Record a fact; the answer is its position."""
    work = UnitOfWork(db, app.state.realtime.bus)
    event = await work.run(
        UnitOfWork.record, session["id"], lambda seq: form(seq=seq), audience=audience
    )
    return event.seq


async def shown(reader: httpx.AsyncClient, session: Json, seq: int) -> tuple[str, Json]:
    """What a reader's log has at a position, in both directions."""
    found = []
    for query in ({"since": seq - 1, "limit": 1}, {"before": seq + 1, "limit": 1}):
        page = await reader.get(f"/api/sessions/{session['id']}/events", params=query)
        (event,) = page.json()["events"]
        assert set(event) == {"seq", "type", "at", "data"}
        found.append((event["type"], event["data"]))
    assert found[0] == found[1]
    return found[0]


async def test_the_log_shows_participants_only_that_something_happened(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect, db: AsyncSession
) -> None:
    session = await active(presenter)
    guest = await connect((await join(anyone, session))["token"])
    for form in (Secret, Aside):
        seq = await record(db, session, form, only("nobody") if form is Aside else None)
        assert await shown(guest, session, seq) == ("hidden", {"seq": seq})


async def test_the_log_shows_its_audience_what_it_says(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect, db: AsyncSession
) -> None:
    session = await active(presenter)
    joined = await join(anyone, session)
    guest = await connect(joined["token"])
    seq = await record(db, session, Secret)
    secret = {"seq": seq, "id": "an id", "text": "a secret"}
    assert await shown(presenter, session, seq) == ("secret", secret)
    seq = await record(db, session, Aside, only(joined["participant"]["id"]))
    assert await shown(guest, session, seq) == ("aside", {"seq": seq, "text": "for you alone"})
    assert await shown(presenter, session, seq) == ("hidden", {"seq": seq, "topics": ["list"]})


async def test_who_knows_no_audiences_finds_nothing_private_in_the_row(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await active(presenter)
    seq = await record(db, session, Secret)
    columns = EventRow.seq, EventRow.type, EventRow.data
    row = (await db.execute(select(*columns).where(EventRow.type != "session_updated"))).one()
    assert tuple(row) == (seq, "hidden", {"seq": seq})


async def test_what_was_hidden_before_there_were_topics_is_told_without(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await active(presenter)
    seq = await record(db, session, Hidden)
    await db.execute(EventRow.table().update().values(private=None))
    await db.commit()
    assert await shown(presenter, session, seq) == ("hidden", {"seq": seq})


async def test_what_is_private_can_be_told_differently_afterwards(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await active(presenter)
    seqs = [await record(db, session, Secret) for _ in range(2)]

    def blank(kind: str, data: Json) -> Json:
        assert kind == "secret"
        return {**data, "text": ""}

    await event_log.rewrite(db, session["id"], [("another id", None)], ["secret"], blank)
    await event_log.rewrite(db, session["id"], [("an id", None)], ["another"], blank)
    await event_log.rewrite(db, session["id"], [("another id", seqs[0])], ["secret"], blank)
    await db.commit()
    texts = [(await shown(presenter, session, seq))[1]["text"] for seq in seqs]
    assert texts == ["", "a secret"]
    await event_log.rewrite(db, session["id"], [("an id", None)], ["secret"], blank)
    await db.commit()
    assert (await shown(presenter, session, seqs[1]))[1]["text"] == ""


async def hold_a_message(talk: Talk) -> int:
    """Have a message wait for the presenter; the position at which the log hides that."""
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    speaker = await talk.enter()
    assert (await speaker.call("send_message", {"message": "may I?"}))["state"] == "held"
    (seq,) = [fact["seq"] for fact in await talk.log() if fact["type"] == "hidden"]
    return int(seq)


@both_databases
async def test_a_participant_is_told_exactly_that_something_is_hidden(talk: Talk) -> None:
    guest, presenter = await talk.enter(), await talk.present()
    seq = await hold_a_message(talk)
    await talk.fence(guest, presenter)
    assert guest.all("hidden") == [{"seq": seq}]
    assert presenter.all("hidden") == [{"seq": seq, "topics": ["held"]}]


async def missed(talk: Talk, socket: Socket, seq: int) -> list[Json]:
    """What a socket is told of a position when it comes back, and when it asks."""
    await talk.join(socket, since=seq - 1)
    joined = await socket.saw("joined_session")
    synced = await socket.call("sync", {"since": seq - 1})
    return [
        {name: value for name, value in event.items() if name != "at"}
        for page in (joined, synced)
        for event in page["events"]
        if event["seq"] == seq
    ]


@both_databases
async def test_who_missed_it_is_told_the_same(talk: Talk) -> None:
    participant = await talk.add_participant()
    seq = await hold_a_message(talk)
    hidden = {"seq": seq, "type": "hidden", "data": {"seq": seq}}
    assert await missed(talk, await talk.connect(participant.token), seq) == [hidden] * 2
    topics = {**hidden, "data": {"seq": seq, "topics": ["held"]}}
    assert await missed(talk, await talk.connect(talk.token), seq) == [topics] * 2


async def test_another_worker_tells_the_same(talks: Talks) -> None:
    near, far = talks
    guests = [await talk.enter() for talk in talks]
    presenters = [await talk.present() for talk in talks]
    seq = await hold_a_message(near)
    for guest in guests:
        assert await guest.saw("hidden") == {"seq": seq}
    for presenter in presenters:
        assert await presenter.saw("hidden") == {"seq": seq, "topics": ["held"]}
    participant = await near.add_participant()
    hidden: dict[str, Any] = {"seq": seq, "type": "hidden", "data": {"seq": seq}}
    assert await missed(far, await far.connect(participant.token), seq) == [hidden] * 2
