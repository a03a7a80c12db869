"""A participant takes their data along, and back: no table has their name or words any more."""

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.security import create_participant_token
from app.features.messages.errors import MutedByPresenter
from fixtures.actors import Connect
from fixtures.live_sessions import Json, active, join, send_message
from fixtures.problems import refused
from fixtures.traces import traces

NAME, TEXTS = "하늘 다람쥐", ("첫마디예요", "기다리는 말이에요", "지워진 말이에요")
OTHERS = "바다 수달"


class SomeSaid:
    """A running session in which two have said things: shown, pinned, held and deleted."""

    def __init__(self, session: Json, joined: Json, other: Json) -> None:
        self.path = f"/api/sessions/{session['id']}"
        self.session, self.joined, self.other = session, joined, other
        self.messages: list[str] = []

    @property
    def me(self) -> str:
        """Where a participant's own data is."""
        return f"{self.path}/me"


@pytest.fixture
async def some_said(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient) -> SomeSaid:
    session = await active(presenter, chat=True)
    some_said = SomeSaid(
        session, await join(anyone, session, NAME), await join(anyone, session, OTHERS)
    )
    await send_message(session, some_said.other, "남의 말이에요")
    first = await send_message(session, some_said.joined, TEXTS[0])
    gone = await send_message(session, some_said.joined, TEXTS[2])
    await presenter.put(f"{some_said.path}/pinned", json={"message_id": first})
    await presenter.delete(f"{some_said.path}/messages/{first}")
    await presenter.post(f"{some_said.path}/messages/{first}/restore")
    await presenter.put(f"{some_said.path}/pinned", json={"message_id": first})
    await presenter.delete(f"{some_said.path}/messages/{gone}")
    await presenter.patch(some_said.path, json={"settings": {"chat_mode": "hold"}})
    some_said.messages = [first, gone, await send_message(session, some_said.joined, TEXTS[1])]
    return some_said


@pytest.fixture
async def me(some_said: SomeSaid, connect: Connect) -> httpx.AsyncClient:
    """The first of the two."""
    return await connect(some_said.joined["token"])


async def asked(client: httpx.AsyncClient, some_said: SomeSaid) -> list[httpx.Response]:
    """Both operations; the one that deletes comes last."""
    return [await client.get(f"{some_said.me}/data"), await client.delete(some_said.me)]


async def test_nobody_else_reads_or_deletes_it(
    presenter: httpx.AsyncClient,
    stranger: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    connect: Connect,
    db: AsyncSession,
    some_said: SomeSaid,
) -> None:
    elsewhere = await active(stranger)
    guest = await connect((await join(anyone, elsewhere))["token"])
    nobody = await connect(create_participant_token("0" * 32, some_said.session["id"]))
    before = await traces(db, NAME, *TEXTS)
    for client, status, code in (
        (anyone, 401, "not_authenticated"),
        (nobody, 401, "token_invalid"),
        (guest, 404, "session_not_found"),
        (presenter, 404, "session_not_found"),
        (stranger, 404, "session_not_found"),
    ):
        for answer in await asked(client, some_said):
            refused(answer, status, code)
    assert await traces(db, NAME, *TEXTS) == before


async def test_all_that_is_kept_of_them_is_told_and_nothing_of_others(
    me: httpx.AsyncClient, some_said: SomeSaid
) -> None:
    answer = await me.get(f"{some_said.me}/data")
    assert answer.headers["cache-control"] == "no-store"
    data = answer.json()
    assert data["session"]["id"] == some_said.session["id"]
    assert data["participant"]["nickname"] == NAME
    told = [(one["message"], one["state"]) for one in data["messages"]]
    assert told == [(TEXTS[0], "shown"), (TEXTS[2], "deleted"), (TEXTS[1], "held")]
    assert OTHERS not in str(data)


async def test_their_name_and_words_leave_every_table(
    me: httpx.AsyncClient, presenter: httpx.AsyncClient, db: AsyncSession, some_said: SomeSaid
) -> None:
    others = await traces(db, OTHERS, "남의 말이에요")
    tables = {table for table, _ in await traces(db, NAME, *TEXTS)}
    assert tables == {"events", "messages", "participants"}
    assert (await me.delete(some_said.me)).status_code == 204
    assert await traces(db, NAME, *TEXTS) == []
    assert await traces(db, OTHERS, "남의 말이에요") == others
    assert (await presenter.get(f"{some_said.path}/held")).json() == []
    shown = (await presenter.get(some_said.path)).json()
    assert shown["participant_total"] == 2


async def test_the_log_stays_without_gaps_and_says_what_is_gone(
    me: httpx.AsyncClient, presenter: httpx.AsyncClient, some_said: SomeSaid
) -> None:
    await me.delete(some_said.me)
    page = (await presenter.get(f"{some_said.path}/events?limit=200")).json()
    assert [fact["seq"] for fact in page["events"]] == [*range(1, page["head"] + 1)]
    told = [(fact["type"], fact["data"]["id"]) for fact in page["events"][-3:]]
    first, _, held = some_said.messages
    assert told[:2] == [("message_deleted", first), ("message_deleted", held)]
    assert told[2] == ("participant_erased", some_said.joined["participant"]["id"])


async def test_afterwards_the_participant_is_gone(
    me: httpx.AsyncClient, anyone: httpx.AsyncClient, some_said: SomeSaid
) -> None:
    await me.delete(some_said.me)
    for answer in await asked(me, some_said):
        refused(answer, 409, "seat_given_up")
    refused(await me.get(f"{some_said.path}/events"), 409, "seat_given_up")
    again = await join(anyone, some_said.session, NAME)
    assert again["participant"]["id"] != some_said.joined["participant"]["id"]


async def test_who_is_not_cut_yet_says_nothing_more(
    me: httpx.AsyncClient, presenter: httpx.AsyncClient, db: AsyncSession, some_said: SomeSaid
) -> None:
    await presenter.patch(some_said.path, json={"settings": {"chat_mode": "open"}})
    await me.delete(some_said.me)
    before = (await presenter.get(f"{some_said.path}/events")).json()
    with pytest.raises(MutedByPresenter):
        await send_message(some_said.session, some_said.joined, "아직 여기요")
    assert (await presenter.get(f"{some_said.path}/events")).json() == before
    assert await traces(db, NAME, "아직 여기요") == []


async def test_nobody_brings_it_back(
    me: httpx.AsyncClient, presenter: httpx.AsyncClient, db: AsyncSession, some_said: SomeSaid
) -> None:
    await me.delete(some_said.me)
    for message in some_said.messages:
        path = f"{some_said.path}/messages/{message}"
        refused(await presenter.post(f"{path}/restore"), 410, "message_gone")
    held = f"{some_said.path}/messages/{some_said.messages[2]}/approve"
    refused(await presenter.post(held), 404, "message_not_found")
    assert await traces(db, NAME, *TEXTS) == []


async def test_it_works_after_the_end(
    me: httpx.AsyncClient, presenter: httpx.AsyncClient, db: AsyncSession, some_said: SomeSaid
) -> None:
    await presenter.post(f"{some_said.path}/end")
    assert [answer.status_code for answer in await asked(me, some_said)] == [200, 204]
    assert await traces(db, NAME, *TEXTS) == []


async def test_who_was_removed_may_do_so_and_stays_out(
    me: httpx.AsyncClient, presenter: httpx.AsyncClient, db: AsyncSession, some_said: SomeSaid
) -> None:
    participant = some_said.joined["participant"]["id"]
    await presenter.put(f"{some_said.path}/participants/{participant}/removal")
    assert [answer.status_code for answer in await asked(me, some_said)] == [200, 204]
    assert await traces(db, NAME, *TEXTS) == []
    refused(await me.get(f"{some_said.path}/events"), 403, "removed")
    assert (await presenter.get(f"{some_said.path}/restricted")).json() == []
    await presenter.delete(f"{some_said.path}/participants/{participant}/removal")
    refused(await me.get(f"{some_said.path}/events"), 409, "seat_given_up")


async def test_who_said_nothing_may_do_so(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect, db: AsyncSession
) -> None:
    session = await active(presenter)
    quiet = await connect((await join(anyone, session, NAME))["token"])
    path = f"/api/sessions/{session['id']}/me"
    assert (await quiet.get(f"{path}/data")).json()["messages"] == []
    assert (await quiet.delete(path)).status_code == 204
    assert await traces(db, NAME) == []
