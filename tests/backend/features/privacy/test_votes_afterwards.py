"""Who took their data back or was removed votes no more, though a socket of theirs is there yet."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.refusal import Refusal
from app.features.activities.answers import service as answers
from app.features.activities.answers import voting
from app.features.activities.answers.ballot import Given
from app.features.activities.commands import Answer, VoteAnswer
from app.features.live_sessions import queries
from app.features.participants.errors import ParticipantLeft, Removed
from app.features.questions import service as questions
from app.features.questions.commands import AskQuestion, VoteQuestion
from app.features.questions.voting.service import vote_all
from app.main import app
from app.storage.database import open_db
from app.storage.models import ActivityVote, Participant, QuestionVote
from features.co_hosts.test_one_name import begun
from fixtures.actors import Connect
from fixtures.live_sessions import Json, active, join

Vote = Callable[[Json], Awaitable[Any]]
Going = Callable[[Json], Awaitable[httpx.Response]]


async def run(*service: Any) -> Any:
    return await app.state.realtime.context.run(*service)


def actor_of(joined: Json) -> Actor:
    who = joined["participant"]
    return Actor(who["id"], "participant", who["nickname"], joined_at=utc_now())


@pytest.fixture
async def session(presenter: httpx.AsyncClient) -> Json:
    made = await active(presenter)
    await presenter.patch(f"/api/sessions/{made['id']}/features", json={"questions": True})
    return made


@pytest.fixture
async def votes(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, session: Json
) -> dict[str, Vote]:
    """How somebody votes for a question and for a card of others."""
    other, session_id = actor_of(await join(anyone, session, "바다")), session["id"]
    [asked] = await run(questions.ask_all, session_id, [(other, AskQuestion(text="왜요?"))])
    path = f"/api/sessions/{session_id}/activities"
    wanted = {"kind": "open", "prompt": "왜요?", "settings": {"votes": True}}
    activity = (await presenter.post(path, json=wanted)).json()["id"]
    await presenter.post(f"{path}/{activity}/open")
    given = Given(other, Answer(activity_id=activity, answer="그냥요"), utc_now())
    await run(answers.store, session_id, [given])
    [card] = (await presenter.get(f"{path}/{activity}/answers")).json()

    async def for_question(joined: Json) -> Any:
        vote = actor_of(joined), VoteQuestion(id=asked.id, on=True)
        return (await run(vote_all, session_id, [vote])).outcomes[0]

    async def for_card(joined: Json) -> Any:
        command = VoteAnswer(activity_id=activity, answer_id=card["id"], on=True)
        vote = voting.Vote(joined["participant"]["id"], command)
        return (await run(voting.store, session_id, [vote]))[0]

    return {"question": for_question, "card": for_card}


@pytest.fixture
async def people(anyone: httpx.AsyncClient, session: Json) -> tuple[Json, Json]:
    return await join(anyone, session, "하늘"), await join(anyone, session, "구름")


@pytest.fixture
def going(
    presenter: httpx.AsyncClient, connect: Connect, session: Json
) -> dict[type[Refusal], Going]:
    """How somebody goes, by what they are refused with afterwards."""
    path = f"/api/sessions/{session['id']}"

    async def erase(joined: Json) -> httpx.Response:
        return await (await connect(joined["token"])).delete(f"{path}/me")

    async def remove(joined: Json) -> httpx.Response:
        return await presenter.put(f"{path}/participants/{joined['participant']['id']}/removal")

    return {ParticipantLeft: erase, Removed: remove}


async def voters(db: AsyncSession) -> list[str]:
    await db.rollback()
    columns = (QuestionVote.voter_id, ActivityVote.participant_id)
    voted = [await db.scalars(select(column)) for column in columns]
    return [who for some in voted for who in some]


@pytest.mark.parametrize("what", ["question", "card"])
@pytest.mark.parametrize("why", [ParticipantLeft, Removed])
async def test_who_is_gone_is_refused_and_others_are_not(
    going: dict[type[Refusal], Going],
    db: AsyncSession,
    people: tuple[Json, Json],
    votes: dict[str, Vote],
    what: str,
    why: type[Refusal],
) -> None:
    gone, stays = people
    assert (await going[why](gone)).status_code == 204
    assert isinstance(await votes[what](gone), why)
    assert await voters(db) == []
    assert not isinstance(await votes[what](stays), Refusal)
    assert await voters(db) == [stays["participant"]["id"]]


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("what", ["question", "card"])
async def test_a_vote_at_the_moment_at_which_they_go_comes_before_or_not_at_all(
    people: tuple[Json, Json],
    db: AsyncSession,
    session: Json,
    votes: dict[str, Vote],
    what: str,
) -> None:
    joined, _ = people
    async with open_db() as going:
        await queries.lock_for_update(going, session["id"])
        is_theirs = Participant.id == joined["participant"]["id"]
        await going.execute(update(Participant).where(is_theirs).values(gave_up=True))
        vote = await begun(votes[what](joined))
        await going.commit()
    assert isinstance(await vote, ParticipantLeft)
    assert await voters(db) == []
